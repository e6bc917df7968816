import type { EscalationStep } from '../../../rules/schema/sla-escalation.ts';

/** The steps of the ladder that hold for a clock, lowest first. */
export function stepsFor(
  ladder: readonly EscalationStep[],
  metric: string,
  priority: string | null,
): readonly EscalationStep[] {
  return ladder.filter(
    (step) =>
      step.metrics.some((each) => each === metric) &&
      (step.priorities === undefined || step.priorities.some((each) => each === priority)),
  );
}

/** From here on a clock counts as at risk. */
export const warningPercent = 75;
/** The target itself. */
export const breachPercent = 100;
