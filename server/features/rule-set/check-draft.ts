import type { RuleSetInspection } from '../../../rules/check.ts';
import { interfaceFindings } from '../../../rules/interface-check.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import type { RuleFinding } from '../../../rules/static-check.ts';
import { RequestError } from '../../errors.ts';
import { inspectBeside } from './inspect-rule-set.ts';
import { targetFindings } from './target-findings.ts';

/** What a draft is measured by, beside its own cases. */
export interface DraftSurroundings {
  /** The version its models use. */
  readonly used: RuleSet;
  /** Ids of calendars: an output named `calendar` must name one. */
  readonly calendars: readonly string[];
}

/**
 * Everything that keeps a draft from approval: its table, its cases, the models that use it, the names it uses.
 *
 * To be asked before a transaction, never in one: a large table takes seconds.
 */
export async function inspectDraft(draft: RuleSet, { used, calendars }: DraftSurroundings): Promise<RuleSetInspection> {
  const inspection = await inspectBeside(draft);
  return {
    ...inspection,
    findings: [...interfaceFindings(used, draft), ...targetFindings(draft, calendars), ...inspection.findings],
  };
}

const mostErrors = 100;

/** @throws {RequestError} `RULE_SET_INVALID` with every finding and its place */
export function refuseFindings(findings: readonly RuleFinding[]): void {
  if (findings.length === 0) return;
  throw new RequestError('RULE_SET_INVALID', `${findings.length} findings, first: ${findings[0]?.message}`, {
    params: { findings: findings.length },
    errors: findings
      .slice(0, mostErrors)
      .map(({ path, code, message }) => ({ path: `content.${path}`, code, params: { message } })),
  });
}
