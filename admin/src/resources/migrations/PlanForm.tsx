import { Button, Stack, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { MigrationPlanBody } from '../../../../server/contract/migration.ts';
import type { MigrationProposal } from '../../../../server/contract/migration-proposal.ts';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';
import { DryRunResult } from './DryRunResult.tsx';
import { MappingTable } from './MappingTable.tsx';
import { type Choices, everyCase, mappingOf, type SelectionFields, selectionOf } from './plan.ts';
import { SelectionForm } from './SelectionForm.tsx';

interface Props {
  readonly processId: string;
  readonly proposal: MigrationProposal;
  /** The migration that is rolled back. */
  readonly back: string | null;
}

/** Mapping, cases, timers; then what would happen. Whatever is changed takes a new dry run. */
export function PlanForm({ processId, proposal, back }: Props) {
  const text = useText();
  const { dryRunMigration } = useDataProvider<PraxisDataProvider>();
  const [choices, setChoices] = useState<Choices>({});
  const [fields, setFields] = useState(everyCase);
  const [timers, setTimers] = useState<'keep' | 'recompute'>('keep');
  const dryRun = useMutation({ mutationFn: (body: MigrationPlanBody) => dryRunMigration(processId, body) });
  const { from, to } = proposal;
  const plan = { from, to, mapping: mappingOf(proposal, choices), timers, selection: selectionOf(fields, back) };
  const choose = (model: string, elementId: string, target: string | null) => {
    setChoices({ ...choices, [model]: { ...choices[model], [elementId]: target } });
    dryRun.reset();
  };
  const select = (next: SelectionFields) => {
    setFields(next);
    dryRun.reset();
  };
  return (
    <>
      <Panel title={text('migrations.mapping')}>
        <MappingTable proposal={proposal} choices={choices} onChoose={choose} />
      </Panel>
      <Panel title={text('migrations.selection')}>
        {back !== null && <Typography variant="body2">{text('migrations.moved_back')}</Typography>}
        <SelectionForm processId={processId} proposal={proposal} fields={fields} onChange={select} />
        <TextField
          select
          size="small"
          label={text('migrations.timers')}
          value={timers}
          onChange={(event) => {
            setTimers(event.target.value === 'recompute' ? 'recompute' : 'keep');
            dryRun.reset();
          }}
          slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          sx={{ mt: 2, minWidth: 220 }}
        >
          <option value="keep">{text('migrations.timers_keep')}</option>
          <option value="recompute">{text('migrations.timers_recompute')}</option>
        </TextField>
      </Panel>
      <Panel title={text('migrations.dry_run')}>
        <Stack spacing={1.5} sx={{ alignItems: 'flex-start' }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {text('migrations.dry_run_hint')}
          </Typography>
          <Button variant="outlined" disabled={dryRun.isPending} onClick={() => dryRun.mutate(plan)}>
            {text('migrations.dry_run')}
          </Button>
          {dryRun.error && <ProblemNotice error={dryRun.error} />}
        </Stack>
        {dryRun.data && dryRun.variables && (
          <DryRunResult processId={processId} plan={dryRun.variables} found={dryRun.data} />
        )}
      </Panel>
    </>
  );
}
