import { Box, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { Documents } from '../attachments/Documents.tsx';
import { Conversation } from '../conversation/Conversation.tsx';
import { TaskKnowledge } from '../knowledge/TaskKnowledge.tsx';
import { ProcessView } from '../processes/ProcessView.tsx';
import { HistoryList } from '../records/HistoryList.tsx';
import { TaskHeader } from './TaskHeader.tsx';
import { TaskRecord } from './TaskRecord.tsx';
import { TaskWork } from './TaskWork.tsx';
import { useTask } from './useTask.ts';

interface Props {
  readonly id: string;
  /** Goes to the next task; called after completing when the person wants that. */
  readonly onNext: () => void;
  /** Tab that the address names; without it the panel keeps its own. */
  readonly tab?: TaskTab;
  readonly onTab?: (tab: TaskTab) => void;
}

export const taskTabs = ['form', 'conversation', 'documents', 'history', 'process'] as const;
export type TaskTab = (typeof taskTabs)[number];

/** A task with everything needed to do it: beside the inbox and on its own page. */
export function TaskPanel({ id, onNext, tab: named, onTab }: Props) {
  const text = useText();
  const { data: task, error, refetch } = useTask(id);
  const [own, setOwn] = useState<TaskTab>('form');
  const tab = named ?? own;
  if (error && task === undefined)
    return (
      <Box sx={{ p: 2 }}>
        <ProblemNotice error={error} retry={refetch} />
      </Box>
    );
  if (task === undefined) return <Waiting />;
  return (
    <>
      <TaskHeader task={task} isPage={onTab !== undefined} />
      <Tabs
        value={tab}
        onChange={(_event, chosen: TaskTab) => (onTab ?? setOwn)(chosen)}
        variant="scrollable"
        allowScrollButtonsMobile
        sx={{ px: 2, borderBottom: 1, borderColor: 'divider' }}
      >
        {taskTabs.map((name) => (
          <Tab
            key={name}
            value={name}
            label={text(`tasks.tab.${name}`)}
            id={`tab-${name}`}
            aria-controls={`panel-${name}`}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} sx={{ p: 2 }}>
        {tab === 'form' && (
          <Box sx={task.offersKnowledge && onTab !== undefined ? beside : { display: 'grid', gap: 2 }}>
            <TaskWork task={task} onNext={onNext} />
            {task.offersKnowledge && <TaskKnowledge taskId={task.id} />}
          </Box>
        )}
        {tab === 'conversation' && <TaskRecord task={task}>{(record) => <Conversation record={record} />}</TaskRecord>}
        {tab === 'documents' && (
          <TaskRecord task={task}>
            {({ type, id: recordId, may }) => (
              <Documents recordType={type} recordId={recordId} mayAdd={may.contribute} />
            )}
          </TaskRecord>
        )}
        {tab === 'history' && (
          <HistoryList
            filter={task.recordId === null ? { instanceId: task.instanceId } : { recordId: task.recordId }}
            recordType={task.recordType}
          />
        )}
        {tab === 'process' && (
          <ProcessView instanceId={task.instanceId} element={task.elementId} stacked={onTab === undefined} />
        )}
      </Box>
    </>
  );
}

const beside = {
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' },
};
