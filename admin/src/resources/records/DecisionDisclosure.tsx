import { Box } from '@mui/material';
import { useText } from '../../i18n/useText.ts';
import type { Decision } from './decision.ts';
import { useDecisionText } from './useDecisionText.ts';
import { useRecord } from './useRecord.ts';

interface Props {
  readonly decision: Decision;
  /** Whose fields give the facts their names. */
  readonly recordType: string;
  readonly recordId: string;
}

/** Why a rule decided so: result, row and facts, shown when asked for. */
export function DecisionDisclosure({ decision, recordType, recordId }: Props) {
  const text = useText();
  const say = useDecisionText(useRecord(recordType, recordId).data?.fieldShapes ?? []);
  const { results, rows, facts } = say(decision);
  return (
    <Box component="details" sx={{ overflowWrap: 'anywhere' }}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'primary.main', width: 'fit-content' }}>
        {text('history.why')}
      </Box>
      <Box component="p" sx={{ m: 0, mt: 0.5 }}>
        {[results.join(text('history.and')), rows].filter((part) => part !== '').join(' ')}
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5, color: 'text.secondary' }}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </Box>
    </Box>
  );
}
