import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ProcessInstanceView } from '../../../../server/contract/process.ts';
import { useMoments } from '../../components/useMoments.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { neededFact } from './neededFact.ts';
import { type Repair, RepairDialog } from './RepairDialog.tsx';
import { SupplyDialog } from './SupplyDialog.tsx';

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
      {text('diagram.stalled')}: {localized(stall.elementName ?? instance.processName)} ·{' '}
      {text(`stallCodes.${stall.code}`)} · {short(stall.since)}
      {needed && (
        <Box>
          {text('processes.needs_fact', { ruleSet: localized(needed.ruleSetName), fact: localized(needed.factLabel) })}
          {needed.value !== null && ` ${text('processes.fact_is', { value: JSON.stringify(needed.value) })}`}
        </Box>
      )}
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
