import { propertiesOf } from '../model/localized.ts';
import type { LintRule } from './lint-rule.ts';

const names = new Set([
  ...['role', 'clause', 'sod', 'slaMetric', 'slaPercent', 'untilClaim', 'calendar', 'shift', 'evidence', 'conformance'],
  ...[
    'status',
    'statusOnClaim',
    'stage',
    'due',
    'dueFrom',
    'dueCalendar',
    'dueField',
    'duePercent',
    'sameRecord',
    'pointOfNoReturn',
  ],
  ...['name.zh', 'documentation.zh', 'record', 'approves'],
]);

/** A mistyped property would be shown to nobody and do nothing. */
export const knownProperties: LintRule = {
  name: 'known-properties',
  severity: 'error',
  check(element, report) {
    for (const name of Object.keys(propertiesOf(element)))
      if (!names.has(name)) report(element, `there is no property "${name}"; known are ${[...names].join(', ')}`);
  },
};
