import type { Variables } from '../../../engine/index.ts';
import type { Answers } from './walk.ts';

/** A problem as an incident raised it. */
export const raised: Variables = {
  number: 'PRB000001',
  title: 'Page empty',
  description: 'The page stays empty',
  serviceId: 'hr',
  category: 'database',
  ciIds: ['db-07'],
  trigger: 'T1',
  triggers: ['T1'],
  triggerPriority: 'P3',
  sourceNumbers: ['INC000001'],
  problemKey: 'hr|database|db-07',
  createdAt: '2026-03-09T02:00:00.000Z',
};

/** The same after it was taken on. */
export const accepted: Variables = {
  ...raised,
  status: 'accepted',
  impact: 3,
  urgency: 3,
  priority: 'P3',
  rootCauseDue: '2026-04-07T02:00:00.000Z',
  rcaWorkDue: '2026-04-07T02:00:00.000Z',
  fixDue: '2026-07-06T02:00:00.000Z',
};

const services: NonNullable<Answers['services']> = {
  'gather-problem-sources': {
    sourceNumbers: ['INC000001', 'INC000002'],
    title: 'Page empty',
    symptom: 'The page stays empty',
    signature: 'page empty',
    impact: '3',
    similarProblems: '',
  },
  'set-clocks': { rootCauseDue: '2026-04-07T02:00:00.000Z', fixDue: '2026-07-06T02:00:00.000Z' },
  'merge-problem': { key: 'hr|software|page empty' },
  'draft-known-error': { knownErrorId: 'ke-1', knownErrorNumber: 'KER000001' },
  'publish-known-error': { articleNumber: 'KB000001', incidents: ['INC000003'] },
  'retire-known-error': { retired: true },
  'weigh-problem': {
    fixCost: 30_000_000,
    incidents: 40,
    handlingMinutes: 12_000,
    downtimeMinutes: 240,
    yearlyCost: 6_000_000,
    balance: -18_000_000,
    highPrioritySource: false,
  },
  'add-service-time': { at: '2026-04-21T02:00:00.000Z' },
  'resolve-record': { resolvedAt: '2026-03-09T02:00:00.000Z', childNumbers: [] },
  'reopen-record': { reopenCount: 1 },
  'withdraw-record': { childNumbers: [] },
  'find-recurrences': { numbers: [] },
  'link-records': {},
};

/** What everything around a model of problem management answers, with what differs in this walk. */
export function answers(differing: Answers = {}): Answers {
  return { services: { ...services, ...differing.services }, calls: { ...differing.calls } };
}

/** The answer of weigh-problem with what differs. */
export function weighed(differing: Variables): Answers {
  return { services: { 'weigh-problem': { ...services['weigh-problem'], ...differing } } };
}
