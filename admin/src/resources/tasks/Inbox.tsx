import { Box, Typography, useMediaQuery, useTheme } from '@mui/material';
import { useNavigate } from 'react-router-dom';
import type { Task } from '../../../../server/contract/task.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';
import { useKeys } from '../../keyboard/useKeys.ts';
import { useMay } from '../../session/useMay.ts';
import { StalledRuns } from '../operations/StalledRuns.tsx';
import { ArrivedBar } from './ArrivedBar.tsx';
import { InboxPreview } from './InboxPreview.tsx';
import { InboxRows } from './InboxRows.tsx';
import { QueueList } from './QueueList.tsx';
import { TaskSearch } from './TaskSearch.tsx';
import { useInbox } from './useInbox.ts';
import { useTaskCommands } from './useTaskCommands.ts';

/** Width from which the selected task stands beside the list. */
const previewWidth = 1440;

/** My work, the least working time left first; the address holds every state. */
export function Inbox() {
  const text = useText();
  const navigate = useNavigate();
  const may = useMay();
  const inbox = useInbox();
  const { state, change, rows } = inbox;
  const hasPreview = useMediaQuery(`(min-width: ${previewWidth}px)`);
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const selected = rows?.find((row) => row.id === state.task) ?? null;
  const claim = useTaskCommands(selected?.id ?? '');
  const move = (by: 1 | -1) => {
    const next = neighbour(rows ?? [], selected, by);
    if (next) change({ task: next.id });
  };
  const open = (id: string) => navigate(`/tasks/${id}`, { state: { inbox: `?${window.location.search.slice(1)}` } });
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    n: () => move(1),
    enter: () => selected !== null && open(selected.id),
    // Beside the list, the shown task listens itself.
    ...(hasPreview ? {} : { c: () => selected?.may.claim && claim.run({ type: 'claim' }) }),
  });

  return (
    <>
      <PageTitle title={text('tasks.title')} />
      <Box sx={layout(hasPreview)}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h1" sx={{ mb: 1 }}>
            {text('tasks.title')}
          </Typography>
          <QueueList queue={state.queue} onChoose={(queue) => change({ queue, task: null, page: 1 })} />
        </Box>
        <Box sx={{ minWidth: 0 }}>
          {may('stall.repair') && <StalledRuns whenAny />}
          <TaskSearch key={state.search} search={state.search} onSearch={(search) => change({ search })} />
          <ArrivedBar count={inbox.arrived} onShow={inbox.showArrived} />
          {inbox.error ? (
            <ProblemNotice error={inbox.error} retry={inbox.refetch} />
          ) : (
            <InboxRows
              inbox={inbox}
              isPhone={isPhone}
              hasPreview={hasPreview}
              onSelect={(task) => (hasPreview ? change({ task: task.id }) : open(task.id))}
            />
          )}
        </Box>
        {hasPreview && <InboxPreview id={state.task} onNext={() => move(1)} />}
      </Box>
    </>
  );
}

function neighbour(rows: readonly Task[], selected: Task | null, by: 1 | -1): Task | undefined {
  if (selected === null) return by === 1 ? rows[0] : rows.at(-1);
  return rows[rows.indexOf(selected) + by];
}

const layout = (hasPreview: boolean) => ({
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr)',
    md: hasPreview ? '150px minmax(0, 1fr) minmax(400px, 33%)' : '168px minmax(0, 1fr)',
  },
});
