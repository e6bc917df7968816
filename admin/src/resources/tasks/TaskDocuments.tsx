import type { TaskDetail } from '../../../../server/contract/task.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { Documents } from '../attachments/Documents.tsx';
import { useRecord } from '../records/useRecord.ts';

/** The files of the record a task works on. */
export function TaskDocuments({ task }: { readonly task: TaskDetail }) {
  const text = useText();
  const { recordType, recordId } = task;
  const { data: record, error, refetch } = useRecord(recordType ?? '', recordId ?? '');
  if (recordType === null || recordId === null) return <EmptyState sentence={text('attachments.empty')} />;
  if (error && record === undefined) return <ProblemNotice error={error} retry={refetch} />;
  if (record === undefined) return <Waiting rows={2} />;
  return <Documents recordType={recordType} recordId={recordId} mayAdd={record.may.contribute} />;
}
