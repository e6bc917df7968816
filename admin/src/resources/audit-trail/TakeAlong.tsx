import { Box, Button, Tooltip } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import { useLanguage } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { auditTrailApi } from './auditTrailApi.ts';

/** Saves the lines the filters let through: as a table, or as an evidence pack; a refusal says what is broken. */
export function TakeAlong({ filter }: { readonly filter: object }) {
  const text = useText();
  const language = useLanguage();
  const onError = useNotifyProblem();
  const table = useMutation({ mutationFn: () => auditTrailApi.saveLines(filter, language), onError });
  const pack = useMutation({ mutationFn: () => auditTrailApi.saveLinesPack(filter), onError });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 1 }}>
      <Button disabled={table.isPending} onClick={() => table.mutate()}>
        {text('auditTrail.csv')}
      </Button>
      <Tooltip title={text('auditTrail.lines_pack_hint')}>
        <span>
          <Button disabled={pack.isPending} onClick={() => pack.mutate()}>
            {text('auditTrail.evidence')}
          </Button>
        </span>
      </Tooltip>
    </Box>
  );
}
