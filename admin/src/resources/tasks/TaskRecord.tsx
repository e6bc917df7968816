import type { ReactNode } from 'react';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import type { TaskDetail } from '../../../../server/contract/task.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { useRecord } from '../records/useRecord.ts';

interface Props {
  readonly task: TaskDetail;
  readonly children: (record: RecordDetail) => ReactNode;
}

/** Shows something of the record a task works on, once it is there. */
export function TaskRecord({ task, children }: Props) {
  const text = useText();
  const { recordType, recordId } = task;
  const { data: record, error, refetch } = useRecord(recordType ?? '', recordId ?? '');
  if (recordType === null || recordId === null) return <EmptyState sentence={text('tasks.no_record')} />;
  if (error && record === undefined) return <ProblemNotice error={error} retry={refetch} />;
  if (record === undefined) return <Waiting rows={2} />;
  return children(record);
}
