import { Link, TableCell, TableRow } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { Task } from '../../../../server/contract/task.ts';
import { PriorityChip } from '../../components/PriorityChip.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { Assignee } from './Assignee.tsx';
import { TaskSla } from './TaskSla.tsx';
import type { TaskColumn } from './taskColumn.ts';

interface Props {
  readonly columns: readonly TaskColumn[];
  readonly task: Task;
  readonly selected: boolean;
  readonly onSelect: (task: Task) => void;
}

/** One task. Number and subject are links, so that a row opens without a mouse. */
export function TaskRow({ columns, task, selected, onSelect }: Props) {
  const text = useText();
  const localized = useLocalized();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);
  const cells: Record<TaskColumn, ReactNode> = {
    priority: <PriorityChip priority={task.recordPriority} />,
    record: <RecordLink type={task.recordType} number={task.recordNumber} />,
    subject: (
      <Link component={RouterLink} to={`/tasks/${task.id}`} color="inherit" sx={twoLines}>
        {task.recordTitle || text('tasks.no_subject')}
      </Link>
    ),
    step: localized(task.name),
    process: localized(task.processName),
    assignee: <Assignee task={task} />,
    sla: <TaskSla task={task} />,
  };
  return (
    <TableRow
      ref={row}
      hover
      selected={selected}
      {...(selected ? { 'aria-current': true } : {})}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('a, button'))) onSelect(task);
      }}
      sx={{ cursor: 'pointer', '& > td:first-of-type': { boxShadow: selected ? 'inset 3px 0 currentColor' : 'none' } }}
    >
      {columns.map((column) => (
        <TableCell key={column} sx={column === 'subject' ? { minWidth: 130 } : {}}>
          {cells[column]}
        </TableCell>
      ))}
    </TableRow>
  );
}

const twoLines = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  fontWeight: 500,
};
