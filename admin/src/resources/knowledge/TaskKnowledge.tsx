import DoneIcon from '@mui/icons-material/Check';
import { Box, Button, Chip, TextField, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { TaskKnowledge as Known } from '../../../../server/contract/knowledge.ts';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import { useRested } from '../../components/useRested.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { knowledgeApi } from './knowledgeApi.ts';

/** What is known already about the incident of a task, with a line to look for more. */
export function TaskKnowledge({ taskId }: { readonly taskId: string }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim());
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', 'knowledge', taskId, q],
    queryFn: ({ signal }) => knowledgeApi.ofTask(taskId, q, signal),
    placeholderData: (before) => before,
  });
  const nothing = q === '' ? text('knowledge.task.none') : text('knowledge.nothing', { q });
  return (
    <Panel title={text('knowledge.task.title')}>
      <TextField
        fullWidth
        size="small"
        type="search"
        label={text('knowledge.task.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        sx={{ my: 1 }}
      />
      {error && <ProblemNotice error={error} retry={refetch} />}
      {!data && !error && <Waiting rows={3} />}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
        {data && (data.total === 0 ? nothing : text('knowledge.task.count', { smart_count: data.total }))}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.rows.map((entry) => (
          <Entry key={entry.id} entry={entry} taskId={taskId} mayUse={data.mayUse} />
        ))}
      </Box>
    </Panel>
  );
}

interface EntryProps {
  readonly entry: Known['rows'][number];
  readonly taskId: string;
  readonly mayUse: boolean;
}

function Entry({ entry, taskId, mayUse }: EntryProps) {
  const text = useText();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const client = useQueryClient();
  const { id, type, number, title, help, reasons, used } = entry;
  const use = useMutation({
    mutationFn: () => knowledgeApi.use(taskId, id),
    onSuccess: () => {
      notify(text('knowledge.task.noted', { number }), { type: 'success' });
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries({ queryKey: ['record-page'] });
    },
    onError: notifyProblem,
  });
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}>
      <Typography component="h3" variant="body2" sx={{ fontWeight: 600 }}>
        <RecordLink type={type} number={number} /> {title}
      </Typography>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-line', my: 0.5 }}>
        {help}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        <Chip size="small" label={text(`knowledge.task.type.${type}`)} />
        {reasons.map((reason) => (
          <Chip key={reason} size="small" variant="outlined" label={text(`knowledge.task.reason.${reason}`)} />
        ))}
        {used && <Chip size="small" color="success" icon={<DoneIcon />} label={text('knowledge.task.used')} />}
        {mayUse && !used && (
          <Button
            size="small"
            variant="outlined"
            disabled={use.isPending}
            aria-label={text('knowledge.task.use_named', { number })}
            onClick={() => use.mutate()}
          >
            {text('knowledge.task.use')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
