import type { DecisionRefusal, Variables } from '../../../../engine/index.ts';
import { decide } from '../../../../rules/decide.ts';
import { RuleError } from '../../../../rules/errors.ts';
import type { CommandRun } from '../../../execution/command-run.ts';
import type { RunningInstance } from '../../../execution/running-instance.ts';
import { boundRuleSet } from '../../rule-set/bound-rule-set.view.ts';
import { nameOf, neededFact } from '../needed-fact.ts';
import type { StepParts } from '../step-parts.ts';
import type { EffectHandler, EffectOf } from './effect-handler.ts';

/** Decides in the same transaction and answers the engine by a follow-up command; facts, rows and result are logged. */
export const evaluateDecision: EffectHandler<'evaluate-decision'> = (effect, instance, run, parts) => {
  run.enqueue(() => answer(effect, instance, run, parts));
};

async function answer(
  effect: EffectOf<'evaluate-decision'>,
  instance: RunningInstance,
  run: CommandRun,
  parts: StepParts,
): Promise<void> {
  const { decisionRequestId, decisionId, elementId } = effect;
  const refuse = (code: DecisionRefusal, message: string, details: Variables = {}) =>
    run.enqueue({
      instanceId: instance.id,
      mayBeLate: true,
      command: { type: 'fail-decision', decisionRequestId, code, message, details },
    });
  const pinned = await boundRuleSet(instance, decisionId, parts);
  if (!pinned) return refuse('RULE_SET_UNKNOWN', `there is no rule set "${decisionId}"`);
  try {
    const queried = await parts.facts.answer(pinned.set, effect.facts, instance, run, parts);
    const verdict = await decide(pinned.set, { ...effect.facts, ...queried });
    run.rows.insert('decision_log', {
      at: run.now,
      rule_set: decisionId,
      content_hash: pinned.hash,
      facts: JSON.stringify(verdict.facts),
      fired_rows: JSON.stringify(verdict.rows),
      result: JSON.stringify(verdict.result),
      instance_id: instance.id,
      record_id: instance.record?.id ?? null,
      element_id: elementId,
      decision_request_id: decisionRequestId,
    });
    const result = verdict.result as Variables | readonly Variables[];
    run.enqueue({
      instanceId: instance.id,
      mayBeLate: true,
      command: { type: 'answer-decision', decisionRequestId, result },
    });
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const needed = neededFact(pinned.set, error, [...instance.model.version.content.recordTypes.values()]);
    const said = needed ? { ruleSet: decisionId, ruleSetName: nameOf(pinned.set), ...needed } : { ruleSet: decisionId };
    refuse(error.code, error.message, said);
    if (needed) await tellOwner(run, instance, parts, { ...said, elementId });
  }
}

/** Whoever answers for the process learns that a person has to supply something. */
async function tellOwner(
  run: CommandRun,
  { record }: RunningInstance,
  { notifications }: StepParts,
  data: Variables,
): Promise<void> {
  await notifications.notify(run, record, { to: ['process-owner'], template: 'fact-missing', data, traced: false });
}
