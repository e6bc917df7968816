import { Alert, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Staffing } from '../../../../server/contract/staffing.ts';
import { ListPanel } from '../../components/ListPanel.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useProcesses } from '../processes/useProcesses.ts';
import { SeparatedTaskRow } from './SeparatedTaskRow.tsx';

const taskColumns = ['task', 'process', 'role', 'rules', 'own', 'stand_ins', 'outcome'] as const;
const thinColumns = ['role', 'holders', 'deputies', 'processes'] as const;

/** The smallest staffing with which every case can end, against the real one; and roles an absence would stop. */
export function StaffingPage() {
  const text = useText();
  const localized = useLocalized();
  const { readStaffing } = useDataProvider<PraxisDataProvider>();
  const { data, error, refetch } = useQuery({ queryKey: ['staffing'], queryFn: readStaffing });
  const processes = useProcesses().data ?? [];
  const processName = (id: string) => localized(processes.find((each) => each.id === id)?.name) || id;
  const names = (people: Staffing['thinRoles'][number]['holders']) =>
    people.map(({ name }) => localized(name)).join(', ') || '–';
  const answer = { error, retry: refetch };
  return (
    <>
      <PageTitle title={text('staffing.title')} />
      <Typography variant="h1" sx={{ mb: 1.5 }}>
        {text('staffing.title')}
      </Typography>
      <Stack spacing={2}>
        {data && (
          <Alert severity={data.people < data.smallest ? 'error' : 'info'}>
            {text('staffing.smallest', { smallest: data.smallest, people: data.people })}
          </Alert>
        )}
        <ListPanel
          {...answer}
          title={text('staffing.tasks')}
          hint={text('staffing.tasks_hint')}
          rows={data?.tasks}
          empty={text('staffing.no_tasks')}
          columns={taskColumns.map((column) => text(`staffing.${column}`))}
          row={(task) => <SeparatedTaskRow key={`${task.modelId} ${task.elementId}`} task={task} />}
        />
        <ListPanel
          {...answer}
          title={text('staffing.thin')}
          hint={text('staffing.thin_hint')}
          rows={data?.thinRoles}
          empty={text('staffing.no_thin')}
          columns={thinColumns.map((column) => text(`staffing.${column}`))}
          row={({ role, holders, deputies, processIds }) => (
            <TableRow key={role.id}>
              <TableCell component="th" scope="row">
                {localized(role.name)}
              </TableCell>
              <TableCell>{names(holders)}</TableCell>
              <TableCell>{names(deputies)}</TableCell>
              <TableCell>{processIds.map(processName).join(', ')}</TableCell>
            </TableRow>
          )}
        />
      </Stack>
    </>
  );
}
