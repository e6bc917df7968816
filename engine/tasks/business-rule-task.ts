import type { ElementBehavior } from '../element-behavior.ts';
import { textAt } from '../evaluate.ts';
import { createJob } from '../job.ts';
import { inputsOf } from '../mapping.ts';
import { extension, type ModdleElement, textOf } from '../model/moddle-element.ts';
import type { DecisionDetail } from '../model/node-detail.ts';
import { readJob } from '../model/read-job.ts';
import type { Reader } from '../model/reader.ts';
import { Stall } from '../stall.ts';
import { waitFor } from '../work-id.ts';

/** Asks for a decision; its inputs are the facts, its result goes to the result variable. */
export const businessRuleTask: ElementBehavior<'businessRuleTask'> = {
  read: readDecision,
  enter(node, token, run) {
    if (node.detail.by === 'job') return createJob(run, node.detail.job, node, token);
    const decisionId = textAt(run, node.detail.decisionId, token, { use: 'decision' });
    if (decisionId === null) throw new Stall('DECISION_UNKNOWN', { use: 'decision', value: null });
    run.emit({
      type: 'evaluate-decision',
      decisionRequestId: waitFor(run, token, 'decision'),
      elementId: node.id,
      decisionId,
      facts: inputsOf(run, node, token),
    });
  },
};

function readDecision(element: ModdleElement, reader: Reader): DecisionDetail {
  const called = extension(element, 'zeebe:CalledDecision');
  const decisionId = textOf(called, 'decisionId');
  if (called === null || decisionId === null) return { by: 'job', job: readJob(element, reader) };
  const resultVariable = textOf(called, 'resultVariable');
  if (resultVariable === null)
    reader.refuse(element, 'RESULT_VARIABLE_MISSING', 'the decision names no result variable');
  else reader.checkTarget(element, resultVariable);
  reader.uses.decisionIds.add(decisionId);
  return {
    by: 'decision',
    decisionId: reader.feelText(element, decisionId, 'decision'),
    resultVariable: resultVariable ?? '_',
  };
}
