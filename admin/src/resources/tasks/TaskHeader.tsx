import { Box, Stack, Typography } from '@mui/material';
import type { TaskDetail } from '../../../../server/contract/task.ts';
import { Moment } from '../../components/Moment.tsx';
import { PriorityChip } from '../../components/PriorityChip.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { SlaBar } from '../../components/SlaBar.tsx';
import { useMetricName } from '../../components/useMetricName.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { Assignee } from './Assignee.tsx';
import { TaskSla } from './TaskSla.tsx';

/** What the task is about: record, priority, clocks, step. */
export function TaskHeader({ task, isPage }: { readonly task: TaskDetail; readonly isPage: boolean }) {
  const text = useText();
  const localized = useLocalized();
  const metric = useMetricName();
  const clocks = task.clocks.filter((clock) => clock.state !== 'stopped');
  return (
    <Box component="header" sx={{ px: 2, pt: 1.5, pb: 1 }}>
      <Stack
        direction="row"
        spacing={1.5}
        sx={{ alignItems: 'center', flexWrap: 'wrap', color: 'text.secondary', fontSize: '0.8125rem' }}
      >
        <RecordLink type={task.recordType} number={task.recordNumber} />
        <PriorityChip priority={task.recordPriority} />
        <span>{localized(task.processName)}</span>
        {task.clause && <span>{text('tasks.clause', { clause: task.clause })}</span>}
      </Stack>
      <Typography variant={isPage ? 'h1' : 'h2'} component={isPage ? 'h1' : 'h2'} sx={{ mt: 0.25 }}>
        {localized(task.name)}
      </Typography>
      {task.recordTitle && <Typography sx={{ overflowWrap: 'anywhere' }}>{task.recordTitle}</Typography>}
      <Stack
        direction="row"
        spacing={2}
        useFlexGap
        sx={{ mt: 1, alignItems: 'flex-end', flexWrap: 'wrap', fontSize: '0.8125rem' }}
      >
        <Box>
          <Box sx={{ color: 'text.secondary' }}>{text('tasks.column.assignee')}</Box>
          <Assignee task={task} />
        </Box>
        {clocks.map((clock) => (
          <Box key={clock.id}>
            <Box sx={{ color: 'text.secondary' }}>{metric(clock.metric)}</Box>
            <SlaBar clock={clock} />
          </Box>
        ))}
        {clocks.length === 0 && <TaskSla task={task} />}
        <Box sx={{ color: 'text.secondary' }}>
          <OpenedAt at={task.openedAt} />
        </Box>
      </Stack>
    </Box>
  );
}

/** The sentence has its instant where the language puts it. */
function OpenedAt({ at }: { readonly at: string }) {
  const text = useText();
  const [before, after] = text('tasks.opened', { at: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  );
}
