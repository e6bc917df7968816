import TranslateIcon from '@mui/icons-material/Translate';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { useText } from '../i18n/useText.ts';

const languages = [
  { locale: 'en', name: 'English', lang: 'en' },
  { locale: 'zh', name: '中文', lang: 'zh-CN' },
] as const;

/** Each language is offered by its own name, so that whoever cannot read the page finds the way out. */
export function LanguageMenu() {
  const text = useText();
  const [locale, setLocale] = useLocaleState();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const current = languages.find((language) => language.locale === locale) ?? languages[0];
  return (
    <>
      <Button
        color="inherit"
        startIcon={<TranslateIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`${text('app.menu.language')}: ${current.name}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {current.name}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {languages.map((language) => (
          <MenuItem
            key={language.locale}
            lang={language.lang}
            selected={language.locale === locale}
            onClick={() => {
              setAnchor(null);
              setLocale(language.locale);
            }}
          >
            {language.name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
