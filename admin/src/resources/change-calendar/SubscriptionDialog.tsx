import { Alert, Box, MenuItem, Stack, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyButton } from '../../components/CopyButton.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useLanguage } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { SubscriptionList, subscriptionsKey } from './SubscriptionList.tsx';
import { subscriptionApi } from './subscriptionApi.ts';

const languages = [
  { id: 'en', name: 'English' },
  { id: 'zh', name: '中文' },
] as const;

/** Makes an address for a calendar program, shows it this once, and revokes former ones. */
export function SubscriptionDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const own = useLanguage();
  const [name, setName] = useState('');
  const [language, setLanguage] = useState<'en' | 'zh'>(own);
  const make = useMutation({
    mutationFn: () => subscriptionApi.make({ name: name.trim(), language }),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: subscriptionsKey });
    },
  });
  return (
    <FormDialog
      title={text('changeCalendar.subscription.title')}
      submit={text('changeCalendar.subscription.make')}
      leave={text('app.action.close')}
      disabled={make.isPending || name.trim() === ''}
      error={make.error}
      onSubmit={() => make.mutate()}
      onClose={onClose}
    >
      <Stack spacing={1.5} sx={{ pt: 1 }}>
        <span>{text('changeCalendar.subscription.hint')}</span>
        {make.data && <Address name={make.data.name} path={make.data.address} />}
        <TextField
          required
          label={text('changeCalendar.subscription.name')}
          helperText={text('changeCalendar.subscription.name_hint')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
        <TextField
          select
          id="subscription-language"
          label={text('changeCalendar.subscription.language')}
          value={language}
          onChange={(event) => setLanguage(languages.find(({ id }) => id === event.target.value)?.id ?? own)}
        >
          {languages.map((each) => (
            <MenuItem key={each.id} value={each.id}>
              {each.name}
            </MenuItem>
          ))}
        </TextField>
        <SubscriptionList />
      </Stack>
    </FormDialog>
  );
}

/** The address itself, this once. */
function Address({ name, path }: { readonly name: string; readonly path: string }) {
  const text = useText();
  const address = new URL(path, window.location.origin).href;
  return (
    <Alert severity="warning" role="status">
      {text('changeCalendar.subscription.once')}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mt: 1 }}>
        <TextField
          fullWidth
          size="small"
          label={text('changeCalendar.subscription.address', { name })}
          value={address}
          onFocus={(event) => event.target.select()}
          slotProps={{ htmlInput: { readOnly: true } }}
        />
        <CopyButton value={address} label={text('changeCalendar.subscription.copy')} />
      </Box>
    </Alert>
  );
}
