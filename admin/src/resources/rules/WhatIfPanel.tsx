import { Alert, Button, LinearProgress, Stack, TextField, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleDraft } from '../../../../server/contract/rule-draft.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { useText } from '../../i18n/useText.ts';
import { ruleApi } from './ruleApi.ts';
import type { DraftTable } from './useDraftTable.ts';
import { WhatIfChanges } from './WhatIfChanges.tsx';

const pollMs = 500;

/** Replays logged decisions against the table as it is typed, with progress, and lists what would be others. */
export function WhatIfPanel({ draft, table }: { readonly draft: RuleDraft; readonly table: DraftTable }) {
  const text = useText();
  const { short } = useMoments();
  const [days, setDays] = useState('90');
  const start = useMutation({
    mutationFn: () => ruleApi.startWhatIf(draft.id, { days: Number(days), content: table.set }),
  });
  const { data: latest } = useQuery({
    queryKey: ['what-if-latest', draft.id],
    queryFn: () => ruleApi.latestWhatIf(draft.id),
    staleTime: 0,
  });
  const begun = start.data ?? latest ?? undefined;
  const id = begun?.id;
  const { data: run = begun, refetch } = useQuery({
    queryKey: ['what-if', id],
    queryFn: () => ruleApi.whatIf(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.status === 'running' ? pollMs : false),
  });
  const stop = useMutation({ mutationFn: () => ruleApi.cancelWhatIf(id ?? ''), onSuccess: () => void refetch() });
  const goOn = useMutation({ mutationFn: () => ruleApi.resumeWhatIf(id ?? ''), onSuccess: () => void refetch() });
  const running = run?.status === 'running';
  const valid = /^\d{1,4}$/.test(days) && Number(days) >= 1 && Number(days) <= 3650;
  return (
    <Stack spacing={1.5}>
      <Typography variant="body2">{text('rules.what_if.hint')}</Typography>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <TextField
          label={text('rules.what_if.days')}
          value={days}
          error={!valid}
          onChange={(event) => setDays(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          sx={{ width: 120 }}
        />
        <Button
          variant="contained"
          disabled={!valid || running || start.isPending || table.mistakes.length > 0}
          onClick={() => start.mutate()}
        >
          {text('rules.what_if.start')}
        </Button>
        {running && <Button onClick={() => stop.mutate()}>{text('rules.what_if.stop')}</Button>}
      </Stack>
      {(start.error ?? stop.error ?? goOn.error) && <ProblemNotice error={start.error ?? stop.error ?? goOn.error} />}
      {run && !start.data && (
        <Typography variant="body2">
          {text('rules.what_if.earlier', { at: short(run.startedAt), days: run.days })}
        </Typography>
      )}
      {run && running && (
        <div>
          <LinearProgress
            variant="determinate"
            value={run.total === 0 ? 0 : (100 * run.done) / run.total}
            aria-label={text('rules.tab.what_if')}
          />
          <Typography variant="body2" aria-live="polite">
            {text('rules.what_if.progress', { done: run.done, total: run.total })}
          </Typography>
        </div>
      )}
      {run && !running && (
        <>
          <Alert
            severity={
              run.status === 'failed' ? 'error' : run.status !== 'done' || run.changed > 0 ? 'warning' : 'success'
            }
            action={
              run.status === 'interrupted' && (
                <Button color="inherit" disabled={goOn.isPending} onClick={() => goOn.mutate()}>
                  {text('rules.what_if.go_on')}
                </Button>
              )
            }
          >
            {run.status !== 'done' && `${text(`rules.what_if.status.${run.status}`)} `}
            {run.total === 0
              ? text('rules.what_if.empty')
              : run.changed === 0 && run.status === 'done'
                ? text('rules.what_if.none')
                : text('rules.what_if.result', { changed: run.changed, done: run.done })}
          </Alert>
          {run.changed > 0 && <WhatIfChanges run={run} set={draft.content} />}
        </>
      )}
    </Stack>
  );
}
