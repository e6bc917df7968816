import { Box, Link } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Task } from '../../../../server/contract/task.ts';
import { Panel } from '../../components/Panel.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { Assignee } from '../tasks/Assignee.tsx';

/** The tasks of a record that wait for somebody, as far as the reader may see them. */
export function OpenTasks({ recordId }: { readonly recordId: string }) {
  const text = useText();
  const localized = useLocalized();
  const { getList } = useDataProvider<PraxisDataProvider>();
  const { data } = useQuery({
    queryKey: ['tasks', 'of-record', recordId],
    queryFn: ({ signal }) =>
      getList<Task>('tasks', {
        sort: { field: 'openedAt', order: 'ASC' },
        pagination: { page: 1, perPage: 20 },
        filter: { recordId, status: 'open' },
        signal,
      }),
  });
  return (
    <Panel title={text('records.open_tasks')}>
      {data?.data.length === 0 && <Box sx={{ color: 'text.secondary' }}>{text('records.open_tasks_empty')}</Box>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((task) => (
          <Box component="li" key={task.id} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
            <Link component={RouterLink} to={`/tasks/${task.id}`}>
              {localized(task.name)}
            </Link>
            <Assignee task={task} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
