import type { CommandRun } from '../../execution/command-run.ts';
import type { FileStore } from './file-store.ts';

/** Forgets an uploaded file that no form and no record took in time. */
export async function sweepUpload(run: CommandRun, id: string, files: FileStore): Promise<void> {
  const swept = await run.tx.execute('DELETE FROM attachment WHERE id = ? AND record_id IS NULL', [id]);
  if (swept === 1) discardBytes(run, id, files);
}

/** Deletes the bytes once nothing can name them any more. What a crash leaves behind, `praxis check` lists. */
export function discardBytes(run: CommandRun, id: string, files: FileStore): void {
  run.tx.afterCommit(() => {
    files.remove(id).catch((error: unknown) => process.emitWarning(String(error)));
  });
}
