import { Box } from '@mui/material';
import { useState } from 'react';
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

/** Why a rule decided so: result, row and facts, asked for and loaded only when opened. */
export function DecisionDisclosure(props: Props) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <Box component="details" sx={{ overflowWrap: 'anywhere' }} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'primary.main', width: 'fit-content' }}>
        {text('history.why')}
      </Box>
      {open && <Grounds {...props} />}
    </Box>
  );
}

function Grounds({ decision, recordType, recordId }: Props) {
  const text = useText();
  const record = useRecord(recordType, recordId).data;
  const { results, rows, facts } = useDecisionText(record?.fieldShapes ?? [])(decision);
  return (
    <>
      <Box component="p" sx={{ m: 0, mt: 0.5 }}>
        {[results.join(text('history.and')), rows].filter((part) => part !== '').join(' ')}
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5, color: 'text.secondary' }}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </Box>
    </>
  );
}
