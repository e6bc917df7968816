import { Box, List, ListItem, ListItemButton } from '@mui/material';
import { Link } from 'react-router-dom';
import type { Task } from '../../../../server/contract/task.ts';
import { PriorityChip } from '../../components/PriorityChip.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { TaskSla } from './TaskSla.tsx';

/** The inbox on a phone: one touch target per task. */
export function TaskCards({ tasks }: { readonly tasks: readonly Task[] }) {
  const text = useText();
  const localized = useLocalized();
  return (
    <List disablePadding>
      {tasks.map((task) => (
        <ListItem key={task.id} disablePadding divider>
          <ListItemButton
            component={Link}
            to={`/tasks/${task.id}`}
            sx={{ display: 'block', py: 1, fontSize: '0.8125rem' }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
              <strong>{task.recordNumber}</strong>
              <PriorityChip priority={task.recordPriority} />
            </Box>
            <Box sx={{ fontSize: '0.95rem' }}>{task.recordTitle || text('tasks.no_subject')}</Box>
            <Box sx={{ color: 'text.secondary', mb: 0.5 }}>{localized(task.name)}</Box>
            <TaskSla task={task} />
          </ListItemButton>
        </ListItem>
      ))}
    </List>
  );
}
