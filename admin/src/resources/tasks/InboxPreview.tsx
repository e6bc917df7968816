import { Box, Button, Card } from '@mui/material';
import { Link } from 'react-router-dom';
import type { Task } from '../../../../server/contract/task.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useText } from '../../i18n/useText.ts';
import { TaskPanel } from './TaskPanel.tsx';

interface Props {
  readonly task: Task | null;
  readonly onNext: () => void;
}

/** The selected task beside the list: claimed and completed without leaving the inbox. */
export function InboxPreview({ task, onNext }: Props) {
  const text = useText();
  return (
    <Card component="section" aria-label={text('tasks.preview')} sx={pane}>
      {task === null ? (
        <EmptyState sentence={text('tasks.select_hint')} />
      ) : (
        <>
          <TaskPanel key={task.id} id={task.id} onNext={onNext} />
          <Box sx={{ px: 2, pb: 1.5 }}>
            <Button component={Link} to={`/tasks/${task.id}`}>
              {text('tasks.open_page')}
            </Button>
          </Box>
        </>
      )}
    </Card>
  );
}

const pane = { position: 'sticky', top: 60, maxHeight: 'calc(100vh - 76px)', overflowY: 'auto' };
