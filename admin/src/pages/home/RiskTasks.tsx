import { Box, Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { TaskLines } from './TaskLines.tsx';
import { useTaskQueue } from './useTaskQueue.ts';

/** Tasks whose service level is close to its limit, mine and those of my groups. */
export function RiskTasks() {
  const text = useText();
  const { data, error, refetch } = useTaskQueue('at-risk', 3);
  return (
    <Panel
      flush
      title={text('home.at_risk')}
      action={
        (data?.total ?? 0) > 0 && (
          <Button component={Link} to="/tasks?queue=at-risk">
            {data?.total}
          </Button>
        )
      }
    >
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={2} />}
      {data && data.data.length > 0 && <TaskLines tasks={data.data} />}
      {data?.data.length === 0 && (
        <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>{text('home.at_risk_empty')}</Box>
      )}
    </Panel>
  );
}
