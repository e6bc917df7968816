import type { MigrationEffect, OpenWork } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import type { JobKind } from '../../jobs/job.ts';
import { renameJobs } from '../../jobs/rename-jobs.ts';

type Rename = Extract<MigrationEffect, { readonly type: 'rename-work' }>;
type Renamer = (rename: Rename, instance: RunningInstance, run: CommandRun) => Promise<void>;

/**
 * Keeps open work of an instance under another id. Written at once, before anything else of the transaction: what
 * follows knows only the new id.
 */
export async function renameWork(rename: Rename, instance: RunningInstance, run: CommandRun): Promise<void> {
  await renamers[rename.work](rename, instance, run);
}

const renamers: Readonly<Record<OpenWork, Renamer>> = {
  task: async (rename, instance, run) => {
    await run.tx.execute('UPDATE task SET task_key = ?, element_id = ? WHERE instance_id = ? AND task_key = ?', [
      rename.newId,
      rename.elementId,
      instance.id,
      rename.id,
    ]);
  },
  timer: async (rename, instance, run) => {
    await jobs('timer', rename, instance, run);
    await run.tx.execute('UPDATE clock_timer SET timer_id = ? WHERE instance_id = ? AND timer_id = ?', [
      rename.newId,
      instance.id,
      rename.id,
    ]);
  },
  subscription: async (rename, instance, run) => {
    await jobs('deliver-signal', rename, instance, run);
    await run.tx.execute(
      'UPDATE subscription SET subscription_id = ?, element_id = ? WHERE instance_id = ? AND subscription_id = ?',
      [rename.newId, rename.elementId, instance.id, rename.id],
    );
  },
  job: (rename, instance, run) => jobs('service', rename, instance, run),
  // Decisions are answered in the transaction that asks for them: none is open between two.
  decision: async () => undefined,
  call: async (rename, instance, run) => {
    await jobs('complete-call', rename, instance, run);
    await jobs('escalate-call', rename, instance, run);
    await run.tx.execute(
      'UPDATE process_instance SET parent_call_id = ?, call_element_id = ? WHERE parent_id = ? AND parent_call_id = ?',
      [rename.newId, rename.elementId, instance.id, rename.id],
    );
    for (const called of run.instances.values())
      if (called.parentId === instance.id && called.parentCallId === rename.id) {
        called.parentCallId = rename.newId;
        called.callElementId = rename.elementId;
      }
  },
  stall: async (rename, instance, run) => {
    await run.tx.execute('UPDATE stall SET stall_id = ?, element_id = ? WHERE instance_id = ? AND stall_id = ?', [
      rename.newId,
      rename.elementId,
      instance.id,
      rename.id,
    ]);
  },
};

async function jobs(kind: JobKind, rename: Rename, instance: RunningInstance, run: CommandRun): Promise<void> {
  await renameJobs(run.tx, { kind, instanceId: instance.id, ...rename });
}
