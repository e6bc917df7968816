import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import type { Task } from '../../../../server/contract/task.ts';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import type { PraxisDataProvider, Values } from '../../dataProvider.ts';
import { type MessageKey, useText } from '../../i18n/useText.ts';
import { asProblem } from '../../session/request.ts';

/** What may be done with a task. Each waits for the server: a task is evidence, nothing is shown before it is true. */
export type TaskCommand =
  | { readonly type: 'claim' | 'release' | 'resume' }
  | { readonly type: 'save' | 'complete'; readonly values: Values }
  | { readonly type: 'hold'; readonly reason: string; readonly subject?: string; readonly comment?: string };

const told: Record<TaskCommand['type'], MessageKey> = {
  claim: 'tasks.claimed',
  release: 'tasks.released',
  save: 'tasks.saved',
  complete: 'tasks.completed',
  hold: 'tasks.held',
  resume: 'tasks.resumed',
};

export function useTaskCommands(id: string, onDone?: (command: TaskCommand['type']) => void) {
  const provider = useDataProvider<PraxisDataProvider>();
  const queries = useQueryClient();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const text = useText();
  const mutation = useMutation({
    mutationFn: (command: TaskCommand) => send(provider, id, command),
    onSuccess: (_task, { type }) => {
      notify(text(told[type]), { type: 'success', autoHideDuration: 3_000 });
      onDone?.(type);
    },
    onError: notifyProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
  const problem = mutation.error === null ? null : asProblem(mutation.error);
  return {
    run: mutation.mutate,
    isPending: mutation.isPending,
    errors: problem?.code === 'FORM_INVALID' ? problem.errors : none,
  };
}

const none: readonly never[] = [];

function send(provider: PraxisDataProvider, id: string, command: TaskCommand): Promise<Task> {
  switch (command.type) {
    case 'claim':
      return provider.claimTask(id);
    case 'release':
      return provider.releaseTask(id);
    case 'resume':
      return provider.resumeTask(id);
    case 'save':
      return provider.saveTask(id, command.values);
    case 'complete':
      return provider.completeTask(id, command.values);
    case 'hold':
      return provider.holdTask(id, {
        reason: command.reason,
        ...(command.subject ? { subject: command.subject } : {}),
        ...(command.comment ? { comment: command.comment } : {}),
      });
  }
}
