import { Button, Paper } from '@mui/material';
import type { Task } from '../../../../server/contract/task.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { rowsPerPage } from './inboxState.ts';
import { TaskCards } from './TaskCards.tsx';
import { TaskTable } from './TaskTable.tsx';
import type { TaskColumn } from './taskColumn.ts';
import type { useInbox } from './useInbox.ts';

interface Props {
  readonly inbox: ReturnType<typeof useInbox>;
  readonly isPhone: boolean;
  /** Beside the list stands the selected task, so there is less room. */
  readonly hasPreview: boolean;
  readonly onSelect: (task: Task) => void;
}

/** The rows of a queue, or what stands in their place. */
export function InboxRows({ inbox, isPhone, hasPreview, onSelect }: Props) {
  const { state, change, rows, total } = inbox;
  if (rows === undefined) return <Waiting rows={8} />;
  if (rows.length === 0) return <Nothing inbox={inbox} />;
  return (
    <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
      {isPhone ? (
        <TaskCards tasks={rows} />
      ) : (
        <TaskTable
          columns={hasPreview ? besidePreview[state.queue === 'mine' ? 'mine' : 'others'] : all}
          tasks={rows}
          state={state}
          onSort={(sort, order) => change({ sort, order })}
          onSelect={onSelect}
        />
      )}
      <Pages page={state.page} perPage={rowsPerPage} total={total} onPage={(page) => change({ page })} />
    </Paper>
  );
}

const all: readonly TaskColumn[] = ['priority', 'record', 'subject', 'step', 'process', 'assignee', 'sla'];

/** In my own queue everything is mine. */
const besidePreview: Record<'mine' | 'others', readonly TaskColumn[]> = {
  mine: ['priority', 'record', 'subject', 'step', 'sla'],
  others: ['priority', 'record', 'subject', 'step', 'assignee', 'sla'],
};

function Nothing({ inbox: { state, change } }: Pick<Props, 'inbox'>) {
  const text = useText();
  if (state.search !== '')
    return (
      <EmptyState
        sentence={text('tasks.empty_filtered')}
        action={<Button onClick={() => change({ search: '' })}>{text('app.action.clear_filters')}</Button>}
      />
    );
  if (state.queue !== 'mine') return <EmptyState sentence={text('tasks.empty_queue')} />;
  return (
    <EmptyState
      sentence={text('tasks.empty')}
      action={<Button onClick={() => change({ queue: 'groups' })}>{text('tasks.to_groups')}</Button>}
    />
  );
}
