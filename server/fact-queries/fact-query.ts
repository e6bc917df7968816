import type { Json, Variables } from '../../engine/index.ts';
import type { RuleSet } from '../../rules/schema/rule-set.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import type { RunningInstance } from '../execution/running-instance.ts';
import type { ExecutionParts } from '../features/process-instance/execution-parts.ts';

/** What a query may look at: the facts the model gave, the record, and the database in the same transaction. */
export interface FactQueryContext {
  readonly facts: Variables;
  readonly record: RecordDraft | null;
  readonly run: CommandRun;
  readonly parts: ExecutionParts;
}

/** A fact about other records that a rule set asks the server for. */
export type FactQuery = (context: FactQueryContext) => Promise<Json>;

/** Answers the facts of a rule set that name a query; facts the model gave itself are left as they are. */
export class FactQueries {
  readonly #queries: ReadonlyMap<string, FactQuery>;

  constructor(queries: ReadonlyMap<string, FactQuery>) {
    this.#queries = queries;
  }

  get names(): readonly string[] {
    return [...this.#queries.keys()];
  }

  async answer(
    set: RuleSet,
    facts: Variables,
    instance: RunningInstance,
    run: CommandRun,
    parts: ExecutionParts,
  ): Promise<Variables> {
    const answers: Record<string, Json> = {};
    for (const { fact, query } of set.inputs) {
      const asked = query === undefined || (facts[fact] ?? null) !== null ? undefined : this.#queries.get(query);
      if (asked) answers[fact] = await asked({ facts, record: instance.record, run, parts });
    }
    return answers;
  }
}
