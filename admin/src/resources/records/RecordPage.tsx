import { Box, Stack } from '@mui/material';
import { useParams } from 'react-router-dom';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { Documents } from '../attachments/Documents.tsx';
import { Conversation } from '../conversation/Conversation.tsx';
import { ClockList } from './ClockList.tsx';
import { HistoryList } from './HistoryList.tsx';
import { LinkedRecords } from './LinkedRecords.tsx';
import { OpenTasks } from './OpenTasks.tsx';
import { RecordFields } from './RecordFields.tsx';
import { RecordHeader } from './RecordHeader.tsx';
import { RecordRuns } from './RecordRuns.tsx';
import { useRecord } from './useRecord.ts';

/** The whole story of one case: where its process stands, what happened, how its clocks ran. */
export function RecordPage() {
  const text = useText();
  const { type = '', id = '' } = useParams();
  const { data: record, error, refetch } = useRecord(type, id);
  if (error && record === undefined) return <ProblemNotice error={error} retry={refetch} />;
  if (record === undefined) return <Waiting rows={10} />;
  return (
    <Stack spacing={2}>
      <PageTitle title={`${record.number} ${record.title}`} />
      <RecordHeader record={record} />
      <RecordRuns record={record} />
      <Box sx={columns}>
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          <Panel title={text('conversation.title')}>
            <Conversation record={record} />
          </Panel>
          <Panel title={text('records.timeline')}>
            <HistoryList filter={{ recordId: record.id }} recordType={record.type} />
          </Panel>
        </Stack>
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          <OpenTasks recordId={record.id} />
          <Panel title={text('attachments.title')}>
            <Documents recordType={record.type} recordId={record.id} mayAdd={record.may.contribute} />
          </Panel>
          <ClockList clocks={record.clocks} />
          <LinkedRecords links={record.links} />
          <RecordFields record={record} />
        </Stack>
      </Box>
    </Stack>
  );
}

const columns = {
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
};
