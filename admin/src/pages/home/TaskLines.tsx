import { Box, List, ListItem, ListItemButton } from '@mui/material';
import { Link } from 'react-router-dom';
import type { Task } from '../../../../server/contract/task.ts';
import { PriorityChip } from '../../components/PriorityChip.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { TaskSla } from '../../resources/tasks/TaskSla.tsx';

/** Tasks as links in two lines each. */
export function TaskLines({ tasks }: { readonly tasks: readonly Task[] }) {
  const text = useText();
  const localized = useLocalized();
  return (
    <List disablePadding sx={{ containerType: 'inline-size' }}>
      {tasks.map((task) => (
        <ListItem key={task.id} disablePadding divider>
          <ListItemButton component={Link} to={`/tasks/${task.id}`} sx={line}>
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ fontWeight: 500, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                {task.recordTitle || text('tasks.no_subject')}
              </Box>
              <Box sx={{ color: 'text.secondary' }}>
                {[task.recordNumber, localized(task.name)].filter(Boolean).join(' · ')}
              </Box>
            </Box>
            <PriorityChip priority={task.recordPriority} />
            <Box>
              <TaskSla task={task} />
            </Box>
          </ListItemButton>
        </ListItem>
      ))}
    </List>
  );
}

/** By the width of the box the list stands in, not of the window. */
const line = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  columnGap: 2,
  rowGap: 0.5,
  fontSize: '0.8125rem',
  '& > :last-child': { gridColumn: '1 / -1' },
  '@container (min-width: 560px)': {
    gridTemplateColumns: 'minmax(0, 1fr) 110px 170px',
    '& > :last-child': { gridColumn: 'auto' },
  },
};
