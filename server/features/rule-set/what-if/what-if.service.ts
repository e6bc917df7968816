import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type RuleSet, ruleSet } from '../../../../rules/schema/rule-set.ts';
import { staticFindings } from '../../../../rules/static-check.ts';
import type { Actor } from '../../../actor.ts';
import { writeAudit } from '../../../audit.ts';
import type { WhatIfView } from '../../../contract/what-if.ts';
import { BadRequest, NotFound, RequestError } from '../../../errors.ts';
import type { Condition } from '../../../master-data/master-data.ts';
import { readableDecisions } from '../../decision/readable-decisions.view.ts';
import { refuseFindings } from '../check-draft.ts';
import { findDraft } from '../rule-draft.repository.ts';
import type { RuleSetParts } from '../rule-set-parts.ts';
import { refuseWithout } from '../rule-set-rights.ts';
import { partsOf, textOf } from '../rule-set-version.ts';
import { RuleThread } from './rule-thread.ts';
import {
  countRunning,
  decisionsSince,
  endWhatIf,
  findWhatIf,
  forgetBefore,
  insertWhatIf,
  readPage,
  storeProgress,
  type WhatIfRow,
  type Window,
  windowOf,
} from './what-if.repository.ts';

const dayMs = 86_400_000;
const mostDecisions = 50_000;
const perPage = 500;
/** A replay of which nobody has heard for so long died with its node. */
const silentMs = 60_000;
const keptMs = 30 * dayMs;

/** Replays logged decisions against drafts, in threads of their own; whoever asked sees progress and can stop it. */
export class WhatIfService {
  readonly #parts: RuleSetParts;
  readonly #log: Logger;
  readonly #running = new Map<string, { readonly thread: RuleThread; readonly ended: Promise<void> }>();

  constructor(parts: RuleSetParts, log: Logger) {
    this.#parts = parts;
    this.#log = log;
  }

  /**
   * Begins a replay of what the actor may read, and answers at once.
   *
   * @throws {NotFound} @throws {RequestError} `RULE_SET_INVALID` when the draft cannot run, `TOO_MANY_REQUESTS` while another of theirs runs
   */
  async start(
    draftId: string,
    wish: { readonly days: number; readonly content?: RuleSet | undefined },
    actor: Actor,
    requestId: string,
  ): Promise<WhatIfView> {
    const { reader, directory, now } = this.#parts;
    const draft = await findDraft(reader, draftId);
    if (!draft) throw new NotFound('draft', draftId);
    await refuseWithout('edit', draft.rule_set, actor, directory);
    const content = wish.content ?? ruleSet.parse(JSON.parse(draft.content));
    const { name } = partsOf(draft.rule_set);
    if (content.id !== name) throw new BadRequest('body.content.id', 'not-allowed', `allowed: "${name}"`);
    refuseFindings(staticFindings(content));
    const silentSince = new Date(now().getTime() - silentMs);
    if ((await countRunning(reader, actor.userId, silentSince)) > 0)
      throw new RequestError('TOO_MANY_REQUESTS', 'a replay of yours runs', { params: { retryAfterSeconds: 5 } });

    const since = new Date(now().getTime() - wish.days * dayMs);
    const where = decisionsSince(draft.rule_set, since, await readableDecisions(actor, directory));
    const window = await windowOf(reader, where, mostDecisions);
    const id = randomUUID();
    await this.#parts.unitOfWork(async (tx) => {
      await forgetBefore(tx, new Date(tx.now.getTime() - keptMs));
      const asked = { id, rule_set: draft.rule_set, days: wish.days, requested_by: actor.userId };
      await insertWhatIf(tx, { ...asked, content: textOf(content), total: window.total });
      const details = { draft: draftId, days: wish.days, decisions: window.total };
      await writeAudit(tx, [
        {
          actorId: actor.userId,
          action: 'what-if-started',
          entityType: 'rule-set',
          entityId: draft.rule_set,
          details,
          requestId,
        },
      ]);
    });
    this.#begin(id, content, where, window);
    return this.read(id, actor);
  }

  /** @throws {NotFound} also for a replay of somebody else */
  async read(id: string, actor: Actor): Promise<WhatIfView> {
    const row = await findWhatIf(this.#parts.reader, id, actor.userId);
    if (!row) throw new NotFound('replay', id);
    return this.#view(row);
  }

  /** Stops a replay, on whichever node it runs. @throws {NotFound} */
  async cancel(id: string, actor: Actor): Promise<WhatIfView> {
    await this.#parts.unitOfWork(async (tx) => {
      if (!(await findWhatIf(tx, id, actor.userId))) throw new NotFound('replay', id);
      await endWhatIf(tx, id, 'canceled');
    });
    await this.#running.get(id)?.thread.end();
    return this.read(id, actor);
  }

  /** Ends what runs: the server stops. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ thread }) => thread.end()));
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  #begin(id: string, content: RuleSet, where: Condition, window: Window): void {
    const thread = new RuleThread();
    const ended = this.#replay(id, content, where, window, thread)
      .then(
        () => this.#parts.unitOfWork((tx) => endWhatIf(tx, id, 'done')),
        (error: unknown) => this.#failed(id, error),
      )
      .catch((error: unknown) => this.#log.error({ err: error, replay: id }, 'the end of a replay was not stored'))
      .finally(async () => {
        this.#running.delete(id);
        await thread.end();
      });
    this.#running.set(id, { thread, ended });
  }

  async #replay(id: string, content: RuleSet, where: Condition, window: Window, thread: RuleThread): Promise<void> {
    let after = window.first - 1;
    for (;;) {
      const page = await readPage(this.#parts.reader, where, { after, last: window.last, most: perPage });
      const last = page.at(-1);
      if (!last) return;
      const changes = await thread.replay(content, page);
      const going = await this.#parts.unitOfWork((tx) => storeProgress(tx, id, { done: page.length, changes }));
      if (!going) return;
      after = last.seq;
    }
  }

  /** One that was stopped on purpose has ended already, and its thread with it. */
  async #failed(id: string, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    await this.#parts.unitOfWork((tx) => endWhatIf(tx, id, 'failed', message.slice(0, 500)));
    this.#log.info({ err: error, replay: id }, 'a replay ended early');
  }

  #view(row: WhatIfRow): WhatIfView {
    const silent = this.#parts.now().getTime() - new Date(row.seen_at).getTime() > silentMs;
    return {
      id: row.id,
      ruleSet: row.rule_set,
      days: row.days,
      status: row.status === 'running' && silent ? 'failed' : row.status,
      total: row.total,
      done: row.done,
      changed: row.changed,
      startedAt: row.started_at,
      endedAt: row.ended_at,
    };
  }
}
