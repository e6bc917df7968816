import type { Actor } from '../../actor.ts';
import { BadRequest, NotPermitted } from '../../errors.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import { isAwaited } from '../message/heard.view.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { loadToContribute, type RecordAddress } from '../record/contribution.service.ts';
import { commentMessage, keepComment } from './keep-comment.service.ts';
import { seesInternal } from './visible-comments.ts';

/** What people say about a record. */
export class CommentService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /**
   * Adds a comment. What is not internal reaches the process of the record, when it listens.
   *
   * @returns id of the comment, and of its record
   * @throws {RequestError} `NOT_FOUND`, `NOT_AUTHORISED`, `RECORD_CLOSED`, `BAD_REQUEST` for a text without a visible character
   */
  async add(
    address: RecordAddress,
    { text: typed, internal }: { readonly text: string; readonly internal: boolean },
    actor: Actor,
    requestId: string,
  ): Promise<{ readonly id: number; readonly recordId: string }> {
    const text = typed.trim();
    if (!/[^\p{White_Space}\p{C}]/u.test(text)) throw new BadRequest('body.text', 'required', 'say something');
    return this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const { parts } = this.#instances;
      const record = await loadToContribute(run, parts, address, actor);
      if (internal && !seesInternal(actor, record.text('requesterId')))
        throw new NotPermitted(`${actor.userId} does not read internal comments of ${record.number}`);
      const heard = !internal && (await isAwaited(run.tx, commentMessage, record.number));
      if (heard)
        await parts.messages.send(run, {
          sender: actor.userId,
          id: `${requestId}:${record.id}`,
          name: commentMessage,
          correlationKey: record.number,
          waits: false,
          payload: { text, by: actor.userId },
        });
      const id = await keepComment(run, record, { text, internal, heard }, actor, parts.watchers);
      return { id, recordId: record.id };
    });
  }
}
