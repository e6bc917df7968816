import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type RuleSet, ruleSet } from '../../../../rules/schema/rule-set.ts';
import { staticFindings } from '../../../../rules/static-check.ts';
import type { Actor } from '../../../actor.ts';
import { writeAudit } from '../../../audit.ts';
import type { WhatIfView } from '../../../contract/what-if.ts';
import type { Transaction } from '../../../database/unit-of-work.ts';
import { BadRequest, NotFound, RequestError } from '../../../errors.ts';
import { insertJob } from '../../../jobs/job-table.ts';
import type { Condition } from '../../../master-data/master-data.ts';
import { readableDecisions } from '../../decision/readable-decisions.view.ts';
import { refuseFindings } from '../check-draft.ts';
import { ruleDrafts } from '../rule-draft.service.ts';
import { ruleSetIn } from '../rule-draft.view.ts';
import type { RuleSetParts } from '../rule-set-parts.ts';
import { refuseWithout } from '../rule-set-rights.ts';
import { partsOf, textOf } from '../rule-set-version.ts';
import { RuleThread } from './rule-thread.ts';
import {
  countRunning,
  decisionsSince,
  endWhatIf,
  findLatest,
  findWhatIf,
  forgetBefore,
  insertWhatIf,
  interrupted,
  interruptSilent,
  isRunning,
  readPage,
  resume,
  storeProgress,
  type WhatIfRow,
  windowOf,
} from './what-if.repository.ts';

const dayMs = 86_400_000;
const mostDecisions = 50_000;
const perPage = 500;
/** A replay of which nobody has heard for so long was lost with its node. */
const silentMs = 60_000;
/** After which somebody looks whether it is silent: later than that, so that it is seen at once. */
const lookLaterMs = 5_000;
const keptMs = 30 * dayMs;

/** Replays logged decisions against drafts, in threads of their own; whoever asked sees progress and can stop it. */
export class WhatIfService {
  readonly #parts: RuleSetParts;
  readonly #log: Logger;
  #stopping = false;
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
    const draft = await ruleDrafts.read(reader, { id: draftId });
    await refuseWithout('edit', draft.subject, actor, directory);
    const content = wish.content ?? ruleSetIn(draft);
    const { name } = partsOf(draft.subject);
    if (content.id !== name) throw new BadRequest('body.content.id', 'not-allowed', `allowed: "${name}"`);
    refuseFindings(staticFindings(content));
    const silentSince = new Date(now().getTime() - silentMs);
    if ((await countRunning(reader, actor.userId, silentSince)) > 0)
      throw new RequestError('TOO_MANY_REQUESTS', 'a replay of yours runs', { params: { retryAfterSeconds: 5 } });

    const since = new Date(now().getTime() - wish.days * dayMs);
    const where = decisionsSince(draft.subject, since, await readableDecisions(actor, directory));
    const window = await windowOf(reader, where, mostDecisions);
    const id = randomUUID();
    await this.#parts.unitOfWork(async (tx) => {
      await forgetBefore(tx, new Date(tx.now.getTime() - keptMs));
      const asked = { id, rule_set: draft.subject, days: wish.days, requested_by: actor.userId };
      const place = { position: window.first - 1, last: window.last, total: window.total };
      await insertWhatIf(tx, { ...asked, ...place, content: textOf(content) });
      await this.#watch(tx, id);
      const details = { draft: draftId, days: wish.days, decisions: window.total };
      await writeAudit(tx, [
        {
          actorId: actor.userId,
          action: 'what-if-started',
          entityType: 'rule-set',
          entityId: draft.subject,
          details,
          requestId,
        },
      ]);
    });
    this.#begin(id, content, where, { after: window.first - 1, last: window.last });
    return this.read(id, actor);
  }

  /** The latest replay of the actor against the rule set of a draft; null when there is none. @throws {NotFound} */
  async latest(draftId: string, actor: Actor): Promise<WhatIfView | null> {
    const draft = await ruleDrafts.read(this.#parts.reader, { id: draftId });
    const row = await findLatest(this.#parts.reader, draft.subject, actor.userId);
    return row ? viewOf(row) : null;
  }

  /**
   * Goes on with a replay from where it was interrupted, over what the actor may read now.
   *
   * @throws {NotFound} @throws {RequestError} `WHAT_IF_NOT_INTERRUPTED`
   */
  async resume(id: string, actor: Actor): Promise<WhatIfView> {
    const { reader, directory } = this.#parts;
    const row = await findWhatIf(reader, id, actor.userId);
    if (!row) throw new NotFound('replay', id);
    const since = new Date(new Date(row.started_at).getTime() - row.days * dayMs);
    const where = decisionsSince(row.rule_set, since, await readableDecisions(actor, directory));
    await this.#parts.unitOfWork(async (tx) => {
      if (!(await resume(tx, id)))
        throw new RequestError('WHAT_IF_NOT_INTERRUPTED', `replay ${id} was not interrupted`, { params: { id } });
      await this.#watch(tx, id);
    });
    const content = ruleSet.parse(JSON.parse(row.content));
    this.#begin(id, content, where, { after: row.position, last: row.last });
    return this.read(id, actor);
  }

  /** Looks whether somebody still works on a replay: one that has ended is let be, one that is silent is interrupted. */
  async watch(tx: Transaction, id: string): Promise<void> {
    if (await interruptSilent(tx, id, new Date(tx.now.getTime() - silentMs))) return;
    if (await isRunning(tx, id)) await this.#watch(tx, id);
  }

  /** A job of the table outlives the node: whoever runs it finds out whether the replay does. */
  #watch(tx: Transaction, id: string): Promise<void> {
    const dueAt = new Date(tx.now.getTime() + silentMs + lookLaterMs);
    return insertJob(tx, { kind: 'what-if-watch', dueAt, ref: id });
  }

  /** @throws {NotFound} also for a replay of somebody else */
  async read(id: string, actor: Actor): Promise<WhatIfView> {
    const row = await findWhatIf(this.#parts.reader, id, actor.userId);
    if (!row) throw new NotFound('replay', id);
    return viewOf(row);
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

  /** Interrupts what runs: the server stops. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#running.values()].map(({ thread }) => thread.end()));
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  #begin(id: string, content: RuleSet, where: Condition, place: Place): void {
    const thread = new RuleThread();
    const ended = this.#replay(id, content, where, place, thread)
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

  async #replay(id: string, content: RuleSet, where: Condition, place: Place, thread: RuleThread): Promise<void> {
    let { after } = place;
    for (;;) {
      const page = await readPage(this.#parts.reader, where, { after, last: place.last, most: perPage });
      const last = page.at(-1);
      if (!last) return;
      const changes = await thread.replay(content, page);
      const going = await this.#parts.unitOfWork((tx) =>
        storeProgress(tx, id, { done: page.length, changes, position: last.seq }),
      );
      if (!going) return;
      after = last.seq;
    }
  }

  /** One that was stopped on purpose has ended already, and its thread with it. */
  async #failed(id: string, error: unknown): Promise<void> {
    const message = this.#stopping ? interrupted : error instanceof Error ? error.message : String(error);
    await this.#parts.unitOfWork((tx) => endWhatIf(tx, id, 'failed', message.slice(0, 500)));
    this.#log.info({ err: error, replay: id }, 'a replay ended early');
  }
}

/** Between two places of the log, the first not included. */
interface Place {
  readonly after: number;
  readonly last: number;
}

function viewOf(row: WhatIfRow): WhatIfView {
  return {
    id: row.id,
    ruleSet: row.rule_set,
    days: row.days,
    status: row.status === 'failed' && row.error === interrupted ? 'interrupted' : row.status,
    total: row.total,
    done: row.done,
    changed: row.changed,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
