import { Alert, Box, Stack, Typography } from '@mui/material';
import type { DryRun, MigrationPlanBody } from '../../../../server/contract/migration.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { en } from '../../i18n/en.ts';
import { useText } from '../../i18n/useText.ts';
import { CaseResults } from './CaseResults.tsx';
import { StartForm } from './StartForm.tsx';

type Known = keyof typeof en.migrations.why;

interface Props {
  readonly processId: string;
  readonly plan: MigrationPlanBody;
  readonly found: DryRun;
}

/** What a dry run has found; where cases would move, the way to move them. */
export function DryRunResult({ processId, plan, found }: Props) {
  const text = useText();
  const { total, moving, results, faults } = found;
  if (faults.length > 0) return <Faults faults={faults} />;
  if (total === 0) return <EmptyState sentence={text('migrations.dry_none')} />;
  return (
    <Stack spacing={1.5} sx={{ mt: 1.5 }}>
      <Typography role="status">
        {text('migrations.dry_result', { total, moving, refused: results.length - moving })}
        {results.length < total && ` ${text('migrations.dry_partly', { checked: results.length })}`}
      </Typography>
      <CaseResults results={results} label={text('migrations.dry_run')} />
      {moving > 0 && <StartForm processId={processId} plan={plan} cases={total} />}
    </Stack>
  );
}

function Faults({ faults }: Pick<DryRun, 'faults'>) {
  const text = useText();
  return (
    <Alert severity="error" variant="outlined" sx={{ mt: 1.5 }}>
      {text('migrations.faults')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {faults.map(({ processId, elementId, to, code }) => (
          <li key={`${processId} ${elementId}`}>
            {elementId} → {to}:{' '}
            {Object.hasOwn(en.migrations.why, code) ? text(`migrations.why.${code as Known}`) : code}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
