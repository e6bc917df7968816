import { Box } from '@mui/material';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useRecordTypes } from './useRecordTypes.ts';

/** The states of the record type with the present one marked. A record may skip states, so none is called done. */
export function StageBar({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const localized = useLocalized();
  const states = useRecordTypes().data?.find((type) => type.type === record.type)?.states ?? [];
  const firstFinal = states.find((state) => state.final);
  const shown = states.filter((state) => !state.final || state === firstFinal || state.key === record.status);
  const known = shown.some((state) => state.key === record.status);
  return (
    <Box component="ol" aria-label={text('records.stage')} sx={bar}>
      {!known && (
        <Box component="li" aria-current="step">
          {localized(record.stage)}
        </Box>
      )}
      {shown.map((state) => (
        <Box component="li" key={state.key} {...(state.key === record.status ? { 'aria-current': 'step' } : {})}>
          {localized(state.label)}
        </Box>
      ))}
    </Box>
  );
}

const bar = {
  listStyle: 'none',
  display: 'flex',
  flexWrap: 'wrap',
  gap: 0.5,
  m: 0,
  mt: 1,
  p: 0,
  fontSize: '0.8125rem',
  '& li': { px: 1.25, py: 0.25, borderRadius: 1, color: 'text.secondary', border: 1, borderColor: 'divider' },
  '& li[aria-current]': {
    bgcolor: 'primary.main',
    color: 'primary.contrastText',
    borderColor: 'primary.main',
    fontWeight: 600,
  },
};
