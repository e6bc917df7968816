import { Box, Button, Card } from '@mui/material';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useText } from '../../i18n/useText.ts';
import { TaskPanel } from './TaskPanel.tsx';

interface Props {
  /** Stays when claiming takes the task out of the queue that is shown. */
  readonly id: string | null;
  readonly onNext: () => void;
}

/** The selected task beside the list: claimed and completed without leaving the inbox. */
export function InboxPreview({ id, onNext }: Props) {
  const text = useText();
  return (
    <Card component="section" aria-label={text('tasks.preview')} sx={pane}>
      {id === null ? (
        <EmptyState sentence={text('tasks.select_hint')} />
      ) : (
        <>
          <TaskPanel key={id} id={id} onNext={onNext} />
          <Box sx={{ px: 2, pb: 1.5 }}>
            <Button component={Link} to={`/tasks/${id}`}>
              {text('tasks.open_page')}
            </Button>
          </Box>
        </>
      )}
    </Card>
  );
}

const pane = { position: 'sticky', top: 60, maxHeight: 'calc(100vh - 76px)', overflowY: 'auto' };
