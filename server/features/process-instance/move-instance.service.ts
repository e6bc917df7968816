import type { Json, Migration, MigrationEffect } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { entryOf } from '../../execution/history-row.ts';
import { placeOfInstance, type RunningInstance } from '../../execution/running-instance.ts';
import type { VersionedModel } from '../process-version/process-version.service.ts';
import { applyEffect } from './effects/apply-effect.ts';
import { armTaskTimers } from './effects/timer-effects.ts';
import { renameWork } from './rename-work.ts';
import type { StepParts } from './step-parts.ts';

/** A migration the engine has not refused. */
export type Moved = Extract<Migration, { readonly type: 'moved' }>;

/**
 * Stores what moving an instance to another version came to. From here on it runs by that version; the history it has
 * keeps the version it ran by.
 *
 * @param note added to its entry in the history: which versions
 */
export async function moveInstance(
  run: CommandRun,
  instance: RunningInstance,
  {
    to,
    moved,
    note,
  }: { readonly to: VersionedModel; readonly moved: Moved; readonly note: Readonly<Record<string, Json>> },
  parts: StepParts,
): Promise<void> {
  instance.model = to;
  instance.state = moved.state;
  const stood = moved.history.flatMap(({ lifecycle, details }) =>
    lifecycle === 'migrated' && details?.['from'] !== undefined ? [details['from']] : [],
  );
  for (const event of moved.history) {
    const entry = entryOf(event);
    const details = entry.elementType === 'process' && entry.lifecycle === 'migrated' ? { ...note, stood } : {};
    run.history({ ...entry, details: { ...entry.details, ...details } }, placeOfInstance(instance));
  }
  // Also those that are not renewed, such as opinions that were asked for.
  await run.tx.execute(`UPDATE task SET version_id = ? WHERE instance_id = ? AND status = 'open'`, [
    to.version.id,
    instance.id,
  ]);
  for (const effect of moved.effects) await store(effect, instance, run, parts);
  instance.seenRevision = instance.record?.revision ?? 0;
  run.changed({ type: 'instance-changed', instanceId: instance.id, recordId: instance.record?.id ?? null });
}

async function store(effect: MigrationEffect, instance: RunningInstance, run: CommandRun, parts: StepParts) {
  switch (effect.type) {
    case 'rename-work':
      return renameWork(effect, instance, run);
    case 'renew-user-task': {
      const dueAt = await parts.tasks.renew(run, instance, effect);
      return armTaskTimers(run, instance, effect.task.taskId, dueAt);
    }
    default:
      return applyEffect(effect, instance, run, parts);
  }
}
