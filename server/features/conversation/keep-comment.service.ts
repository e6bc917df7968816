import type { Actor } from '../../actor.ts';
import { digest } from '../../execution/audit-row.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { insertComment } from './comment.repository.ts';
import { seesInternal } from './visible-comments.ts';
import type { WatcherNoticeService } from './watcher-notice.service.ts';

/** The message by which a process hears a comment (domain 0.8b-3). */
export const commentMessage = 'msg.case.comment';

/** What was said, and whom the process tells of it itself. */
interface Said {
  readonly text: string;
  readonly internal: boolean;
  /** True when the process of the record hears it: it then tells the other side. */
  readonly heard: boolean;
}

/**
 * Adds a comment to the conversation of a record and tells its watchers. Of an internal one the history says nothing,
 * because the requester reads it; the audit trail has its digest.
 *
 * @returns id of the comment
 */
export async function keepComment(
  run: CommandRun,
  record: RecordDraft,
  { text, internal, heard }: Said,
  actor: Actor,
  watchers: WatcherNoticeService,
): Promise<number> {
  const id = await insertComment(run.tx, { recordId: record.id, authorId: actor.userId, text, internal });
  if (!internal) run.history({ lifecycle: 'commented', details: { text } }, placeOf(record));
  run.audit({
    action: 'commented',
    entityType: 'record',
    entityId: record.id,
    details: { number: record.number, commentId: id, internal, text: digest(text) },
  });
  const requesterId = record.text('requesterId');
  const toldByProcess = heard ? otherSide(record, actor) : null;
  await watchers.tell(run, record, {
    template: 'watched-comment',
    data: { by: actor.userId, text },
    isFor: (watcher) => watcher.userId !== toldByProcess && (!internal || seesInternal(watcher, requesterId)),
    traced: !internal,
  });
  run.changed({ type: 'record-changed', recordId: record.id });
  return id;
}

/** A process that hears a comment tells the requester of what the desk says, and the assignee of what the requester says. */
function otherSide(record: RecordDraft, actor: Actor): string | null {
  const requesterId = record.text('requesterId');
  return actor.userId === requesterId ? record.text('assigneeId') : requesterId;
}
