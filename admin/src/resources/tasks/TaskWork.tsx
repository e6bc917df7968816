import { Box, Stack, Typography } from '@mui/material';
import { useRef } from 'react';
import { useStore } from 'react-admin';
import type { TaskDetail } from '../../../../server/contract/task.ts';
import { DraftNotice } from '../../form/DraftNotice.tsx';
import { type FormHandle, FormViewer } from '../../form/FormViewer.tsx';
import { useDraft } from '../../form/useDraft.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useKeys } from '../../keyboard/useKeys.ts';
import { SignatureList } from '../by-hand/SignatureList.tsx';
import { TaskActions } from './TaskActions.tsx';
import { TaskNotice } from './TaskNotice.tsx';
import { useTaskCommands } from './useTaskCommands.ts';

/** The form of a task and what may be done with it. */
export function TaskWork({ task, onNext }: { readonly task: TaskDetail; readonly onNext: () => void }) {
  const text = useText();
  const localized = useLocalized();
  const form = useRef<FormHandle>(null);
  const draft = useDraft(`task.${task.id}`);
  const [opensNext] = useStore('tasks.opensNext', true);
  const { run, isPending, errors } = useTaskCommands(task.id, (done) => {
    if (done === 'complete' || done === 'save') draft.discard();
    if (done === 'complete' && opensNext) onNext();
  });
  const complete = () => {
    const values = task.form === null ? {} : form.current?.submit();
    if (values) run({ type: 'complete', values });
  };
  const save = () => {
    const values = form.current?.submit();
    if (values) run({ type: 'save', values });
  };
  useKeys({
    ...(task.may.claim && !isPending ? { c: () => run({ type: 'claim' }) } : {}),
    ...(task.may.complete && !isPending ? { 'ctrl+enter': complete } : {}),
  });

  return (
    <Stack spacing={1.5}>
      {task.instruction && (
        <Box>
          <Typography variant="h3">{text('tasks.instruction')}</Typography>
          <Typography sx={{ whiteSpace: 'pre-line' }}>{localized(task.instruction)}</Typography>
        </Box>
      )}
      <TaskNotice task={task} />
      <SignatureList signatures={task.signatures} />
      {task.may.complete && <DraftNotice draft={draft} />}
      {task.form === null ? (
        <Typography sx={{ color: 'text.secondary' }}>{text('tasks.no_form')}</Typography>
      ) : (
        <FormViewer
          key={draft.restored?.savedAt ?? 'fresh'}
          ref={form}
          form={task.form}
          label={localized(task.name)}
          values={{ ...task.form.values, ...(task.may.complete ? draft.restored?.values : {}) }}
          readOnly={!task.may.complete}
          errors={errors}
          {...(task.may.complete ? { onChange: draft.keep } : {})}
        />
      )}
      <TaskActions task={task} isPending={isPending} run={run} onComplete={complete} onSave={save} />
    </Stack>
  );
}
