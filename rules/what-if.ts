import { isDeepStrictEqual } from 'node:util';
import { decide } from './decide.ts';
import { RuleError, type RuleErrorCode } from './errors.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './schema/rule-set.ts';
import type { Result } from './verdict.ts';

/** A decision as the decision log holds it. */
export interface LoggedDecision {
  readonly ruleSet: string;
  readonly version: string;
  readonly at: Date;
  /** Number or id of the record it was made for. */
  readonly record: string;
  readonly facts: Facts;
  readonly rows: readonly string[];
  readonly result: Result;
}

/** What a draft decides in place of a logged decision. */
export type DraftAnswer =
  | { readonly result: Result; readonly rows: readonly string[] }
  /** The draft cannot decide the case: a fact it needs was not logged, or no row answers. */
  | { readonly refused: RuleErrorCode; readonly message: string };

/** One decision that would have been another. */
export interface ChangedDecision {
  readonly record: string;
  readonly at: Date;
  readonly version: string;
  readonly facts: Facts;
  readonly before: { readonly result: Result; readonly rows: readonly string[] };
  readonly after: DraftAnswer;
}

/** What a draft would have changed. */
export interface WhatIf {
  /** Decisions replayed: those of the draft's rule set. */
  readonly replayed: number;
  readonly changes: readonly ChangedDecision[];
}

/** Told after every step of 500 decisions, and at the end. */
export type Progress = (done: number, total: number) => void;

const stepSize = 500;

/**
 * Replays logged decisions against a draft and lists those with another result.
 *
 * The same result reached by another row is no change, except for ANY, whose result names its rows. Facts are replayed as logged, so
 * what a query answered then is not asked again.
 *
 * @param decisions the log; decisions of other rule sets are passed over
 * @throws {RuleError} `RULE_SET_INVALID` when the draft itself cannot run
 */
export async function whatIf(
  decisions: readonly LoggedDecision[],
  draft: RuleSet,
  onProgress?: Progress,
): Promise<WhatIf> {
  const logged = decisions.filter(({ ruleSet }) => ruleSet === draft.id);
  const changes: ChangedDecision[] = [];
  for (const [index, { record, at, version, facts, rows, result }] of logged.entries()) {
    if (index > 0 && index % stepSize === 0) onProgress?.(index, logged.length);
    const after = await answerOf(draft, facts);
    if ('result' in after && isDeepStrictEqual(after.result, result)) continue;
    changes.push({ record, at, version, facts, before: { result, rows }, after });
  }
  onProgress?.(logged.length, logged.length);
  return { replayed: logged.length, changes };
}

async function answerOf(draft: RuleSet, facts: Facts): Promise<DraftAnswer> {
  try {
    const { result, rows } = await decide(draft, facts);
    return { result, rows };
  } catch (error) {
    if (!(error instanceof RuleError) || error.code === 'RULE_SET_INVALID') throw error;
    return { refused: error.code, message: error.message };
  }
}
