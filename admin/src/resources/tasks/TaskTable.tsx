import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TableSortLabel } from '@mui/material';
import type { Task } from '../../../../server/contract/task.ts';
import { useText } from '../../i18n/useText.ts';
import type { InboxState, SortField } from './inboxState.ts';
import { TaskRow } from './TaskRow.tsx';

interface Props {
  readonly tasks: readonly Task[];
  readonly state: InboxState;
  readonly onSort: (sort: SortField, order: 'ASC' | 'DESC') => void;
  readonly onSelect: (task: Task) => void;
}

const columns = [
  { key: 'priority', sort: 'priority' },
  { key: 'record', sort: 'recordNumber' },
  { key: 'subject', sort: null },
  { key: 'step', sort: 'name' },
  { key: 'process', sort: null },
  { key: 'assignee', sort: null },
  { key: 'sla', sort: 'due' },
] as const satisfies readonly { key: string; sort: SortField | null }[];

export function TaskTable({ tasks, state, onSort, onSelect }: Props) {
  const text = useText();
  return (
    <TableContainer>
      <Table aria-label={text(`tasks.queue.${state.queue}`)}>
        <TableHead>
          <TableRow>
            {columns.map(({ key, sort }) => (
              <TableCell key={key} {...(sort === state.sort ? { sortDirection: lower(state.order) } : {})}>
                {sort === null ? (
                  text(`tasks.column.${key}`)
                ) : (
                  <TableSortLabel
                    active={sort === state.sort}
                    direction={sort === state.sort ? lower(state.order) : 'asc'}
                    onClick={() => onSort(sort, sort === state.sort && state.order === 'ASC' ? 'DESC' : 'ASC')}
                  >
                    {text(`tasks.column.${key}`)}
                  </TableSortLabel>
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} selected={task.id === state.task} onSelect={onSelect} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function lower(order: 'ASC' | 'DESC'): 'asc' | 'desc' {
  return order === 'ASC' ? 'asc' : 'desc';
}
