import { Button, Stack, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { MigrationPlanBody } from '../../../../server/contract/migration.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly processId: string;
  readonly plan: MigrationPlanBody;
  /** Cases that are selected. */
  readonly cases: number;
}

/** Starts the migration with a reason, and leads to its progress. */
export function StartForm({ processId, plan, cases }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { startMigration } = useDataProvider<PraxisDataProvider>();
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const start = useMutation({
    mutationFn: () => startMigration(processId, plan, reason.trim(), key),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['migrations', 'list'] });
      navigate(`/processes/${processId}/migrations/${id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack spacing={1.5} sx={{ maxWidth: 560, alignItems: 'flex-start' }}>
        <Typography variant="h3" sx={{ fontSize: '0.9375rem', fontWeight: 600 }}>
          {text('migrations.start_title')}
        </Typography>
        {start.error && <ProblemNotice error={start.error} />}
        <TextField
          required
          fullWidth
          multiline
          size="small"
          label={text('migrations.reason')}
          helperText={text('migrations.reason_hint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          slotProps={{ htmlInput: { minLength: 10, maxLength: 2000 } }}
        />
        <Button type="submit" variant="contained" disabled={start.isPending || reason.trim().length < 10}>
          {text('migrations.start', { smart_count: cases })}
        </Button>
      </Stack>
    </form>
  );
}
