import { Button, Chip, Stack } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { RuleDraft } from '../../../../server/contract/rule-draft.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';
import { asProblem } from '../../session/request.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { DiscardDialog } from './DiscardDialog.tsx';
import { GiveBackDialog } from './GiveBackDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { ruleApi } from './ruleApi.ts';
import type { DraftTable } from './useDraftTable.ts';

/** Save, submit, approve: what may be done with a draft now. */
export function DraftActions({ draft, table }: { readonly draft: RuleDraft; readonly table: DraftTable }) {
  const text = useText();
  const notify = useNotify();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<'publish' | 'return' | 'discard' | null>(null);
  const took = (next: RuleDraft, message: string) => {
    queries.setQueryData(['rule-draft', draft.id], next);
    notify(message, { type: 'success' });
    void queries.invalidateQueries({ queryKey: ['rule-set'] });
    void queries.invalidateQueries({ queryKey: ['rule-sets'] });
  };
  const save = useMutation({
    mutationFn: () => ruleApi.save(draft, table.set),
    onSuccess: (next) => took(next, text('rules.saved')),
  });
  const submit = useMutation({
    mutationFn: () => ruleApi.submit(draft),
    onSuccess: (next) => took(next, text('rules.submitted')),
  });
  const conflict = save.error && asProblem(save.error).code === 'PRECONDITION_FAILED' ? asProblem(save.error) : null;
  const editing = draft.may.edit && draft.status === 'draft';
  const submitted = draft.status === 'submitted';
  return (
    <Stack spacing={1}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {editing && (
          <>
            <Button
              variant="contained"
              disabled={!table.isDirty || table.mistakes.length > 0 || save.isPending}
              onClick={() => save.mutate()}
            >
              {text('rules.save')}
            </Button>
            <Button
              variant="outlined"
              disabled={table.isDirty || submit.isPending || table.check?.passes !== true}
              onClick={() => submit.mutate()}
            >
              {text('rules.submit')}
            </Button>
          </>
        )}
        {draft.mayDecide && (
          <Button variant="contained" onClick={() => setDialog('publish')}>
            {text('rules.publish')}
          </Button>
        )}
        {submitted && draft.may.edit && (
          <Button variant="outlined" onClick={() => setDialog('return')}>
            {text('rules.give_back')}
          </Button>
        )}
        {(editing || submitted) && draft.may.edit && (
          <Button color="error" onClick={() => setDialog('discard')}>
            {text('rules.discard')}
          </Button>
        )}
        {editing && table.isDirty && <Chip size="small" label={text('rules.unsaved')} />}
      </Stack>
      {save.error && !conflict && <ProblemNotice error={save.error} />}
      {submit.error && <ProblemNotice error={submit.error} />}
      {conflict && (
        <ConflictDialog
          draft={draft}
          typed={table.set}
          problem={conflict}
          onClose={() => save.reset()}
          onMerged={(next) => {
            save.reset();
            table.act({ type: 'load', content: next.content });
            took(next, text('rules.saved'));
          }}
        />
      )}
      {dialog === 'publish' && <PublishDialog draft={draft} onClose={() => setDialog(null)} />}
      {dialog === 'return' && <GiveBackDialog draft={draft} onClose={() => setDialog(null)} onDone={took} />}
      {dialog === 'discard' && <DiscardDialog draft={draft} onClose={() => setDialog(null)} onDone={took} />}
    </Stack>
  );
}
