import { type Actor, actorWith } from '../actor.ts';
import type { SettableClock } from '../clock.ts';
import { once } from '../database/idempotency.ts';
import type { Database } from '../database/open-database.ts';
import type { Execution } from '../platform.ts';
import type { LogRow } from './log-row.ts';
import type { Move, Standing } from './moves.ts';
import type { RowOutcome } from './outcome.ts';

const importer: Actor = actorWith({
  userId: 'importer',
  account: 'importer',
  name: { en: 'Importer', zh: '导入员' },
  language: 'en',
  roles: ['requester', 'service-desk', 'resolver', 'incident-manager'],
  groups: ['DESK', 'APP', 'SEC', 'DUTY'],
  customerId: 'imported-company',
});

const requestId = 'replay';

/** A record as the log's next row finds it. */
export interface Seen extends Standing {
  readonly priority: string | null;
}

/** The importer at work: every move is a command like those of the API, at the time of the log. */
export class Desk {
  readonly #execution: Execution;
  readonly #database: Database;
  readonly #clock: SettableClock;

  constructor(execution: Execution, database: Database, clock: SettableClock) {
    this.#execution = execution;
    this.#database = database;
    this.#clock = clock;
  }

  /** Moves the clock to a row of the log and runs what has become due meanwhile. */
  async at(instant: Date): Promise<void> {
    this.#clock.set(instant);
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.#execution.settle();
    await this.#holdAutoConfirmation();
  }

  /** Reports the incident of a row; the same incident again gives the record of the first time. */
  async report({ number, at }: LogRow): Promise<string> {
    const values = {
      serviceId: 'imported',
      title: number,
      symptom: `Imported from the log of another system as ${number}.`,
      serviceState: 'degraded',
      startedAt: at.toISOString(),
    };
    const idempotency = { actorId: importer.userId, key: `replay:${number}`, endpoint: 'replay', bodyHash: number };
    const { recordId } = await this.#execution.useCases.starts.start('incident', values, {
      actor: importer,
      idempotency,
      requestId,
    });
    if (recordId === null) throw new Error(`the incident process opened no record for ${number}`);
    await this.settle();
    return recordId;
  }

  async make(recordId: string, move: Move): Promise<void> {
    const { tasks, records } = this.#execution.useCases;
    if (move.do === 'override') {
      const change = { fields: move.fields, reason: 'Changed in the log that is replayed', lockVersion: null };
      await records.override({ type: 'incident', id: recordId }, change, importer, requestId);
    } else {
      const taskId = await this.#task(recordId, move.task);
      if (move.do === 'complete') await tasks.complete(taskId, move.values, importer, requestId);
      else {
        await tasks.claim(taskId, importer, requestId);
        if (move.do === 'save') await tasks.save(taskId, move.values, importer, requestId);
        else if (move.do === 'hold') await tasks.hold(taskId, { reason: move.reason }, importer, requestId);
        else await tasks.resume(taskId, importer, requestId);
      }
    }
    await this.settle();
  }

  async look(recordId: string): Promise<Seen> {
    const { reader } = this.#database;
    const [row] = await reader.query<{ status: string; priority: string | null; fields: string }>(
      'SELECT status, priority, fields FROM record WHERE id = ?',
      [recordId],
    );
    if (!row) throw new Error(`there is no record ${recordId}`);
    const open = await reader.query<{ element_id: string }>(
      `SELECT element_id FROM task WHERE record_id = ? AND status = 'open'`,
      [recordId],
    );
    const fields = JSON.parse(row.fields) as RecordFields;
    const waiting = fields.pending?.find(({ to }) => to === null || to === undefined);
    return {
      status: row.status,
      priority: row.priority,
      waitingFor: waiting?.reason ?? null,
      open: open.map(({ element_id }) => element_id),
      impact: fields.impact ?? null,
      urgency: fields.urgency ?? null,
    };
  }

  /** The outcome of a row, kept: a second run answers it without doing anything. */
  async keep(row: LogRow, outcome: RowOutcome): Promise<void> {
    await this.#database.unitOfWork((tx) => once(tx, keyOf(row), async () => outcome));
  }

  /** What an earlier run kept of a row; null when none has replayed it. */
  async kept(row: LogRow): Promise<RowOutcome | null> {
    const { actorId, key } = keyOf(row);
    const [found] = await this.#database.reader.query<{ answer: string }>(
      'SELECT answer FROM idempotency_key WHERE actor_id = ? AND key = ?',
      [actorId, key],
    );
    return found ? (JSON.parse(found.answer) as RowOutcome) : null;
  }

  async #task(recordId: string, element: string): Promise<string> {
    const [task] = await this.#database.reader.query<{ id: string }>(
      `SELECT id FROM task WHERE record_id = ? AND element_id = ? AND status = 'open'`,
      [recordId, element],
    );
    if (!task) throw new Error(`there is no open task ${element}`);
    return task.id;
  }

  /** The log says itself when its incidents were closed: our timer of five business days must not do it first. */
  async #holdAutoConfirmation(): Promise<void> {
    await this.#database.unitOfWork((tx) =>
      tx.execute(
        `UPDATE job SET not_before = '9999-12-31T00:00:00.000Z'
         WHERE kind = 'timer' AND ref LIKE 'BT3_no_answer%' AND not_before < '9999'`,
      ),
    );
  }
}

interface RecordFields {
  readonly pending?: readonly { readonly reason: string; readonly to?: string | null }[];
  readonly impact?: number;
  readonly urgency?: number;
}

function keyOf({ number, line }: LogRow) {
  return { actorId: importer.userId, key: `replay:${number}:${line}`, endpoint: 'replay', bodyHash: String(line) };
}
