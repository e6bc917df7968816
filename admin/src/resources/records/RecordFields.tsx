import { Box } from '@mui/material';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { Panel } from '../../components/Panel.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useFieldText } from './useFieldText.ts';

/** What people said stands in the conversation. */
const conversationField = 'comments';

/** The values of the record under their labels; what is empty is left out, and files stand among the documents. */
export function RecordFields({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const localized = useLocalized();
  const fieldText = useFieldText();
  const shown = record.fieldShapes
    .filter((field) => field.type !== 'file' && field.of !== 'file' && field.key !== conversationField)
    .map((field) => ({
      key: field.key,
      label: localized(field.label),
      value: fieldText(field, record.fields[field.key]),
    }))
    .filter((field) => field.value !== '');
  return (
    <Panel title={text('records.summary')}>
      <Box component="dl" sx={list}>
        {shown.map((field) => (
          <Box key={field.key} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {field.label}
            </Box>
            <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {field.value}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

const list = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: 'minmax(120px, 34%) 1fr' },
  columnGap: 2,
  rowGap: 0.5,
  m: 0,
  fontSize: '0.8125rem',
};
