import { Box } from '@mui/material';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { Panel } from '../../components/Panel.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { en } from '../../i18n/en.ts';
import { useText } from '../../i18n/useText.ts';

export function LinkedRecords({ links }: { readonly links: RecordDetail['links'] }) {
  const text = useText();
  const linkType = (type: string) => (isKnown(type) ? text(`records.link_type.${type}`) : type);
  return (
    <Panel title={text('records.links')}>
      {links.length === 0 && <Box sx={{ color: 'text.secondary' }}>{text('records.links_empty')}</Box>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {links.map((link) => (
          <li key={`${link.type} ${link.id}`}>
            <RecordLink type={link.recordType} number={link.number} />{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {linkType(link.type)}
            </Box>
          </li>
        ))}
      </Box>
    </Panel>
  );
}

function isKnown(type: string): type is keyof typeof en.records.link_type {
  return Object.hasOwn(en.records.link_type, type);
}
