import type { Finding } from '../errors.ts';
import type { ModdleElement } from '../model/moddle-element.ts';
import { bothLanguages } from './both-languages.ts';
import { conditionIsFeel } from './condition-is-feel.ts';
import { evidenceInForm } from './evidence-in-form.ts';
import { exclusiveIntoParallel } from './exclusive-into-parallel.ts';
import { feelChecked } from './feel-checked.ts';
import { gatewayDefault } from './gateway-default.ts';
import type { Known } from './known.ts';
import { knownNames } from './known-names.ts';
import { knownProperties } from './known-properties.ts';
import { elementsOf, type LintRule } from './lint-rule.ts';
import { loopWaits } from './loop-waits.ts';
import { oneReceiver } from './one-receiver.ts';
import { portable } from './portable.ts';
import { slaFallback } from './sla-fallback.ts';
import { somebodyCanDo } from './somebody-can-do.ts';
import { unreachableNode } from './unreachable-node.ts';
import { userTaskComplete } from './user-task-complete.ts';

/** Rules for every model that is published here. */
export const publishRules: readonly LintRule[] = [
  conditionIsFeel,
  feelChecked,
  userTaskComplete,
  knownNames,
  knownProperties,
  loopWaits,
  gatewayDefault,
  evidenceInForm,
  slaFallback,
  oneReceiver,
  unreachableNode,
  exclusiveIntoParallel,
  somebodyCanDo,
];

/** What models under `processes/` owe besides. */
export const shipRules: readonly LintRule[] = [portable, bothLanguages];

/** Applies rules of ours to a parsed file; pure, so the modeler uses it while somebody draws. */
export function applyRules(definitions: ModdleElement, rules: readonly LintRule[], known: Known): readonly Finding[] {
  const findings: Finding[] = [];
  for (const element of elementsOf(definitions))
    for (const rule of rules)
      rule.check(
        element,
        (at, message, severity = rule.severity) =>
          findings.push({ elementId: at.id ?? null, code: rule.name, message, severity }),
        known,
      );
  return findings;
}
