import BackIcon from '@mui/icons-material/ArrowBack';
import { Box, Button, Card } from '@mui/material';
import { useDataProvider } from 'react-admin';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { Task } from '../../../../server/contract/task.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useKeys } from '../../keyboard/useKeys.ts';
import { TaskPanel, taskTabs } from './TaskPanel.tsx';
import { useTask } from './useTask.ts';

/** One task on a page of its own; the tab stands in the address. */
export function TaskPage() {
  const text = useText();
  const localized = useLocalized();
  const { id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const back = useInboxAddress();
  const toNext = useNextTask(id, back);
  const { data: task } = useTask(id);
  useKeys({ n: () => void toNext() });
  const title = task ? [task.recordNumber, localized(task.name)].filter(Boolean).join(' · ') : text('tasks.title');
  return (
    <Box sx={{ maxWidth: 1180, mx: 'auto' }}>
      <PageTitle title={title} />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', mb: 1 }}>
        <Button component={Link} to={back} startIcon={<BackIcon />}>
          {text('tasks.back_to_inbox')}
        </Button>
        <Button onClick={() => void toNext()}>{text('tasks.next_task')}</Button>
      </Box>
      <Card>
        <TaskPanel
          key={id}
          id={id}
          onNext={() => void toNext()}
          tab={taskTabs.find((tab) => tab === query.get('tab')) ?? 'form'}
          onTab={(tab) => setQuery(tab === 'form' ? {} : { tab }, { replace: true })}
        />
      </Card>
    </Box>
  );
}

/** The inbox as it was left: its filters stand in the state of the address. */
function useInboxAddress(): string {
  const { state } = useLocation() as { state: { inbox?: string } | null };
  return `/tasks${state?.inbox ?? ''}`;
}

/** Goes to the most urgent other task of mine; to the inbox when there is none. */
function useNextTask(id: string, back: string): () => Promise<void> {
  const navigate = useNavigate();
  const provider = useDataProvider<PraxisDataProvider>();
  return async () => {
    const { data } = await provider.getList<Task>('tasks', {
      sort: { field: 'due', order: 'ASC' },
      pagination: { page: 1, perPage: 2 },
      filter: { queue: 'mine' },
    });
    const next = data.find((task) => task.id !== id);
    navigate(next ? `/tasks/${next.id}` : back, { state: { inbox: back.slice('/tasks'.length) } });
  };
}
