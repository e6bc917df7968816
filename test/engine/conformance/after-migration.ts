import type { Effect, MigrationEffect, OpenWork } from '../../../engine/index.ts';

type Renamed = Extract<MigrationEffect, { readonly type: 'rename-work' }>;

/** The effects a caller remembers, after those of a migration: open work under its new id, renewed tasks as they are now. */
export function afterMigration(known: readonly Effect[], moved: readonly MigrationEffect[]): Effect[] {
  let effects = [...known];
  for (const each of moved)
    if (each.type === 'rename-work') effects = effects.map((effect) => renamed(effect, each));
    else if (each.type === 'renew-user-task')
      effects = effects.map((effect) =>
        effect.type === 'open-user-task' && effect.taskId === each.taskId ? each.task : effect,
      );
    else effects.push(each);
  return effects;
}

function renamed(effect: Effect, { work, id, newId, elementId }: Renamed): Effect {
  if (!opened[work].includes(effect.type) || !('elementId' in effect)) return effect;
  const key = idKeys.find((each) => each in effect && Reflect.get(effect, each) === id);
  return key === undefined ? effect : ({ ...effect, [key]: newId, elementId } as Effect);
}

const idKeys = ['taskId', 'timerId', 'subscriptionId', 'jobId', 'decisionRequestId', 'callId', 'stallId'] as const;

const opened: Readonly<Record<OpenWork, readonly Effect['type'][]>> = {
  task: ['open-user-task'],
  timer: ['schedule-timer'],
  subscription: ['open-subscription'],
  job: ['create-job'],
  decision: ['evaluate-decision'],
  call: ['start-called'],
  stall: ['stall'],
};
