import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { useQueueCounts } from '../../resources/tasks/useQueueCounts.ts';
import { TaskLines } from './TaskLines.tsx';
import { useTaskQueue } from './useTaskQueue.ts';

/** My next five tasks; when there is none, what waits in my groups. */
export function NextTasks() {
  const text = useText();
  const { data, error, refetch } = useTaskQueue('mine', 5);
  const inGroups = useQueueCounts().data?.groups ?? 0;
  return (
    <Panel
      flush
      title={text('home.next_tasks')}
      action={
        <Button component={Link} to="/tasks">
          {text('home.open_inbox')}
        </Button>
      }
    >
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={5} />}
      {data && data.data.length > 0 && <TaskLines tasks={data.data} />}
      {data?.data.length === 0 && (
        <EmptyState
          sentence={text('home.next_tasks_empty')}
          action={
            inGroups > 0 && (
              <Button component={Link} to="/tasks?queue=groups" variant="outlined">
                {text('home.group_waiting', { smart_count: inGroups })}
              </Button>
            )
          }
        />
      )}
    </Panel>
  );
}
