import { Box, Chip, Stack, Typography } from '@mui/material';
import type { RuleRow, RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { RuleSetDifferenceView } from '../../../../server/contract/rule-set.ts';
import { useText } from '../../i18n/useText.ts';
import { useRowText } from './useRowText.ts';

/** What differs between two versions, row by row, as sentences with both sides. */
export function RowChanges({ changes, set }: { readonly changes: RuleSetDifferenceView; readonly set: RuleSet }) {
  const text = useText();
  return (
    <Stack spacing={1} sx={{ py: 1 }}>
      {changes.rows.length === 0 && <Typography variant="body2">{text('rules.no_changes')}</Typography>}
      {changes.rows.map(({ id, change, before, after }) => (
        <Box key={id}>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            <Chip size="small" variant="outlined" label={text(`rules.change.${change}`)} />
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {id}
            </Typography>
          </Stack>
          {change !== 'added' && <Side label={text('rules.change_from')} row={before} set={set} />}
          {change !== 'removed' && change !== 'moved' && <Side label={text('rules.change_to')} row={after} set={set} />}
        </Box>
      ))}
      {changes.parts.length > 0 && (
        <Typography variant="body2">
          {text('rules.also_changed', { parts: changes.parts.map((part) => text(`rules.parts.${part}`)).join(', ') })}
        </Typography>
      )}
    </Stack>
  );
}

function Side({ label, row, set }: { readonly label: string; readonly row: RuleRow | null; readonly set: RuleSet }) {
  const words = useRowText(set);
  return (
    <Typography variant="body2" sx={{ pl: 1 }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {label}{' '}
      </Box>
      {words(row)}
    </Typography>
  );
}
