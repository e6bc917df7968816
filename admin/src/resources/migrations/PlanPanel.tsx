import { Stack, TextField, Typography } from '@mui/material';
import { useSearchParams } from 'react-router-dom';
import type { MovableVersion } from '../../../../server/contract/migration-proposal.ts';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { PlanForm } from './PlanForm.tsx';
import { useMigrationProposal } from './useMigrations.ts';

interface Props {
  readonly processId: string;
  /** The newest first; at least two. */
  readonly versions: readonly MovableVersion[];
}

/** From which version to which; both stand in the address (`?from=3&to=4`), with what is rolled back (`&back=`). */
export function PlanPanel({ processId, versions }: Props) {
  const text = useText();
  const [query, setQuery] = useSearchParams();
  const newest = versions.find(({ inForce }) => inForce)?.version ?? versions[0]?.version ?? 1;
  const old = versions.find(({ version, running }) => version !== newest && running > 0);
  const earlier = versions.find(({ version }) => version !== newest);
  const from = Number(query.get('from') ?? old?.version ?? earlier?.version ?? newest);
  const to = Number(query.get('to') ?? newest);
  const back = query.get('back');
  const { data: proposal, error, refetch } = useMigrationProposal(processId, { from, to, back });
  const version = (key: 'from' | 'to', value: number) => (
    <TextField
      select
      size="small"
      label={text(`migrations.${key}`)}
      value={value}
      onChange={(event) =>
        setQuery({ from: String(from), to: String(to), [key]: event.target.value }, { replace: true })
      }
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      sx={{ minWidth: 180 }}
    >
      {versions.map((each) => (
        <option key={each.version} value={each.version}>
          {text('migrations.version', { version: each.version })}
        </option>
      ))}
    </TextField>
  );
  return (
    <>
      <Panel title={text('migrations.plan')}>
        <Stack direction="row" spacing={2} useFlexGap sx={{ flexWrap: 'wrap', pt: 1 }}>
          {version('from', from)}
          {version('to', to)}
        </Stack>
        {from === to && (
          <Typography role="status" variant="body2" sx={{ mt: 1 }}>
            {text('migrations.same_version')}
          </Typography>
        )}
        {error && <ProblemNotice error={error} retry={refetch} />}
      </Panel>
      {from !== to && proposal === undefined && !error && <Waiting rows={6} />}
      {from !== to && proposal && (
        <PlanForm key={`${from} ${to} ${back}`} processId={processId} proposal={proposal} back={back} />
      )}
    </>
  );
}
