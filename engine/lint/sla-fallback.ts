import { afterDuration, instantOf } from '../instant.ts';
import { propertiesOf } from '../model/localized.ts';
import { flagOf, type ModdleElement, many, one, textOf, typeOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';

/** A timer that an SLA clock fires has a usual time for engines without clocks, and percents that are numbers. */
export const slaFallback: LintRule = {
  name: 'sla-fallback',
  severity: 'error',
  check(element, report) {
    const { slaMetric, slaPercent } = propertiesOf(element) as { slaMetric?: string; slaPercent?: string };
    const definition = many(element, 'eventDefinitions').find((each) => typeOf(each) === 'timerEventDefinition');
    if (!definition) {
      if (slaPercent !== undefined) report(element, 'only a timer event has slaPercent');
      return;
    }
    if (slaMetric === undefined && slaPercent === undefined) return;
    if (!hasTime(definition)) report(element, 'the SLA timer has no fallback duration or date');
    if (slaPercent !== undefined && !slaPercent.split(';').every((part) => Number(part) > 0))
      report(element, `slaPercent "${slaPercent}" is no list of numbers such as 50;75;100`);
    if (typeOf(element) === 'boundaryEvent' && flagOf(element, 'cancelActivity', true))
      report(element, 'an SLA timer is fired several times, so it does not interrupt');
  },
};

function hasTime(definition: ModdleElement): boolean {
  const duration = textOf(one(definition, 'timeDuration'), 'body');
  const date = textOf(one(definition, 'timeDate'), 'body');
  if (duration !== null) return duration.startsWith('=') || afterDuration(new Date(0), duration, 'UTC') !== null;
  return date !== null && (date.startsWith('=') || instantOf(date, 'UTC') !== null);
}
