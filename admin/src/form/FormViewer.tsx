import { Box } from '@mui/material';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { ProblemError } from '../../../server/contract/problem.ts';
import type { TaskForm } from '../../../server/contract/task.ts';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import type { Values } from '../dataProvider.ts';
import { useLanguage } from '../i18n/useLocalized.ts';
import { useSession } from '../session/sessionStore.ts';
import { FileFields } from './FileFields.tsx';
import type { OpenedForm } from './openForm.ts';
import { useFileSlots } from './useFileSlots.ts';

export interface FormHandle {
  /** The values to send, or null when something is missing: the form then says what, at the field. */
  readonly submit: () => Values | null;
}

interface Props {
  readonly form: TaskForm;
  readonly label: string;
  /** Values that stand in the fields at first, e.g. of a draft. Read when the form opens. */
  readonly values: Values;
  readonly readOnly: boolean;
  readonly errors: readonly ProblemError[];
  readonly onChange?: (values: Values) => void;
  readonly ref?: Ref<FormHandle>;
}

/** A form-js form on white paper, in the reader's language, checked by the same rules as on the server. */
export function FormViewer({ form, label, values, readOnly, errors, onChange, ref }: Props) {
  const language = useLanguage();
  const zone = useSession()?.zone ?? 'UTC';
  const paper = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenedForm | null>(null);
  const { slots, watcher } = useFileSlots();
  /** What the person typed since the form is on the page: it survives when the server's values change meanwhile. */
  const typed = useRef<Values>({});
  const latest = useRef({ values, onChange, errors });
  latest.current = { values, onChange, errors };
  const [state, setState] = useState<{ type: 'loading' } | { type: 'open' } | { type: 'failed'; error: unknown }>({
    type: 'loading',
  });

  useImperativeHandle(ref, () => ({ submit: () => opened.current?.submit() ?? null }), []);

  useEffect(() => {
    const container = paper.current;
    if (container === null) return;
    let gone = false;
    const open = async () => {
      const { openForm } = await import('./openForm.ts');
      if (gone) return;
      const first = { ...latest.current.values, ...typed.current };
      const result = await openForm({
        container,
        form,
        values: first,
        language,
        readOnly,
        zone,
        onChange: (changed) => {
          typed.current = changed;
          latest.current.onChange?.(changed);
        },
        files: watcher,
      });
      if (gone) return result.close();
      opened.current = result;
      result.showErrors(latest.current.errors);
      setState({ type: 'open' });
    };
    open().catch((error: unknown) => gone || setState({ type: 'failed', error }));
    return () => {
      gone = true;
      opened.current?.close();
      opened.current = null;
    };
  }, [form, language, readOnly, zone, watcher]);

  useEffect(() => opened.current?.showErrors(errors), [errors]);

  return (
    <>
      {state.type === 'loading' && <Waiting rows={4} />}
      {state.type === 'failed' && <ProblemNotice error={state.error} />}
      <Box
        ref={paper}
        role="group"
        aria-label={label}
        className="praxis-form"
        data-state={state.type}
        sx={state.type === 'open' ? {} : unseen}
      />
      <FileFields slots={slots} />
    </>
  );
}

/** Not `display: none`: form-js measures its fields while it draws them. */
const unseen = { visibility: 'hidden', height: 0, minHeight: 0, padding: '0 !important', overflow: 'hidden' };
