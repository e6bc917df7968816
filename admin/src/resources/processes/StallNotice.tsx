import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ProcessInstanceView } from '../../../../server/contract/process.ts';
import { useMoments } from '../../components/useMoments.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { type NeededFact, neededFact } from './neededFact.ts';
import { type Repair, RepairDialog } from './RepairDialog.tsx';
import { SupplyDialog } from './SupplyDialog.tsx';
import { useFactWords } from './useFactWords.ts';

interface Props {
  readonly instance: ProcessInstanceView;
  readonly stall: ProcessInstanceView['stalls'][number];
}

/** Says that a run cannot go on; who may repair it does so with a reason. */
export function StallNotice({ instance, stall }: Props) {
  const text = useText();
  const may = useMay();
  const { short } = useMoments();
  const { repairStall } = useDataProvider<PraxisDataProvider>();
  const [how, setHow] = useState<Repair | null>(null);
  const [supplies, setSupplies] = useState(false);
  const localized = useLocalized();
  const needed = neededFact(stall.details);
  const repairs: readonly Repair[] = stall.skippable ? ['retry', 'skip', 'cancel'] : ['retry', 'cancel'];
  return (
    <Alert
      severity="error"
      variant="outlined"
      sx={notice}
      action={
        may('stall.repair')
          ? [
              needed && (
                <Button key="supply" color="inherit" onClick={() => setSupplies(true)}>
                  {text('processes.repair.supply')}
                </Button>
              ),
              ...repairs.map((each) => (
                <Button key={each} color="inherit" onClick={() => setHow(each)}>
                  {text(`processes.repair.${each}`)}
                </Button>
              )),
            ]
          : undefined
      }
    >
      {text('processes.stalled_at', { element: localized(stall.elementName ?? instance.processName) })} ·{' '}
      {text(`stallCodes.${stall.code}`)} · {short(stall.since)}
      {needed && <NeedOfFact needed={needed} />}
      {needed && supplies && (
        <SupplyDialog instanceId={instance.id} stallId={stall.id} needed={needed} onClose={() => setSupplies(false)} />
      )}
      {how && (
        <RepairDialog
          how={how}
          repair={(reason) => repairStall(how, instance.id, stall.id, reason)}
          onClose={() => setHow(null)}
        />
      )}
    </Alert>
  );
}

/** Which rule set needs which fact, and what is wrong with the one it has. */
function NeedOfFact({ needed }: { readonly needed: NeededFact }) {
  const text = useText();
  const localized = useLocalized();
  const { words, allowed } = useFactWords(needed);
  const { ruleSetName, factLabel, value } = needed;
  const fact = localized(factLabel);
  return (
    <Box>
      {text('processes.needs_fact', { ruleSet: localized(ruleSetName), fact })}
      {value !== null && ` ${text('processes.fact_wrong', { fact, value: words(value), allowed })}`}
    </Box>
  );
}

/** On a phone what can be done stands below what is said, in lines of its own. */
const notice = {
  flexWrap: { xs: 'wrap', sm: 'nowrap' },
  '& .MuiAlert-message': { flex: 1 },
  '& .MuiAlert-action': { flexBasis: { xs: '100%', sm: 'auto' }, justifyContent: 'flex-end', flexWrap: 'wrap' },
};
