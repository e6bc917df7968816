import { Box, Chip, List, ListItem, ListItemButton, ListItemText } from '@mui/material';
import { Link } from 'react-router-dom';
import type { Queue } from '../../../../server/contract/task.ts';
import { useText } from '../../i18n/useText.ts';
import { queueNames, readInboxState, writeInboxState } from './inboxState.ts';
import { useQueueCounts } from './useQueueCounts.ts';

interface Props {
  readonly queue: Queue;
  readonly onChoose: (queue: Queue) => void;
}

/** The queues with their counts: a column, on narrow screens a row that scrolls sideways. */
export function QueueList({ queue, onChoose }: Props) {
  const text = useText();
  const counts = useQueueCounts().data;
  return (
    <Box component="nav" aria-label={text('tasks.queue.label')} sx={{ overflowX: 'auto' }}>
      <List dense disablePadding sx={{ display: 'flex', flexDirection: { xs: 'row', md: 'column' } }}>
        {queueNames.map((name) => (
          <ListItem key={name} disablePadding sx={{ width: { xs: 'auto', md: '100%' }, flexShrink: 0 }}>
            <ListItemButton
              component={Link}
              to={{ pathname: '/tasks', search: addressOf(name) }}
              selected={name === queue}
              {...(name === queue ? { 'aria-current': 'page' } : {})}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onChoose(name);
              }}
              sx={{ borderRadius: 1, gap: 1 }}
            >
              <ListItemText primary={text(`tasks.queue.${name}`)} slotProps={{ primary: { noWrap: true } }} />
              {counts && (
                <Chip size="small" label={shortCount(counts[name])} variant={name === queue ? 'filled' : 'outlined'} />
              )}
            </ListItemButton>
          </ListItem>
        ))}
      </List>
    </Box>
  );
}

function addressOf(queue: Queue): string {
  return writeInboxState({ ...readInboxState(new URLSearchParams()), queue }).toString();
}

/** Beyond a thousand nobody counts. */
function shortCount(count: number): string {
  return count > 999 ? '999+' : String(count);
}
