import type { Variables } from '../../../engine/index.ts';
import type { Answers, Walk } from './walk.ts';

/** A change of the mail server as its requester describes it. */
export const described: Variables = {
  title: 'Restart policy of the mail server',
  reason: 'improve',
  category: 'technical',
  serviceEffect: 'none',
  businessBenefit: 'Mail is back within a minute.',
  serviceIds: ['mail'],
  ciIds: ['mail-01'],
  cost: 120,
  implementerId: 'wang-lei',
  testerId: 'luo-qing',
  requestedType: 'normal',
};

/** The same as a record. */
export const submitted: Variables = {
  number: 'CHG000001',
  ...described,
  requestedType: null,
  serviceId: 'mail',
  requesterId: 'wang-lei',
  listeners: ['PRB000001'],
  emergencyRequested: false,
};

/** What the implementer answers about risk. */
export const answered: Variables = {
  ...{ ciIds: ['mail-01'], q1: '2', q2: '1', q3: '1', q4: '1', q5: '2', q6: '0', q7: '1', q8: '1' },
  ...{ outageMinutes: 20, implementationPlan: 'Change it.', testPlan: 'Send a mail.', backoutPlan: 'Put it back.' },
  ...{ backoutMinutes: 40, backoutTested: 'yes' },
  plannedStart: '2026-03-12T12:00:00.000Z',
  plannedEnd: '2026-03-12T14:00:00.000Z',
  plannedCiChanges: [{ ciId: 'mail-01', attribute: 'os', value: 'Linux 6' }],
};

/** The change after its assessment: normal and of medium risk. */
export const assessed: Variables = {
  ...submitted,
  changeType: 'normal',
  riskLevel: 'medium',
  riskAnswers: { q1: 2, q2: 1, q3: 1, q4: 1, q5: 2, q6: 0, q7: 1, q8: 1 },
  plannedStart: '2026-03-12T12:00:00.000Z',
  plannedEnd: '2026-03-12T14:00:00.000Z',
  plannedCiChanges: [{ ciId: 'mail-01', attribute: 'os', value: 'Linux 6' }],
  backoutPlan: 'Put it back.',
  backoutMinutes: 40,
  validatedAt: '2026-03-09T02:00:00.000Z',
  leadTime: 'PT24H',
};

/** The same with a window, carried out by itself. */
export const scheduled: Variables = { ...assessed, implementedBy: 'change' };

const looked: Variables = {
  ...{ tier: 2, itemsInReach: 2, securityControl: false, exposed: false, successes: 0, lastAttempt: 'none' },
  ...{ historyKnown: false, templateActive: false, inTemplateScope: false, template: null, openIncidentPriority: null },
};

/** The answer of look-up-change with what differs. */
export function found(differing: Variables = {}): NonNullable<Answers['services']> {
  return { 'look-up-change': { found: { ...looked, ...differing } } };
}

const nothingInTheWay: Variables = {
  ...{ sameItem: false, relatedItem: false, sameImplementer: false, sameTierOneService: false },
  ...{ outageOutsideWindow: false, inFreeze: false, shortNotice: false, changesInWindow: 1 },
};

/** The answer of check-change-window with what it finds. */
export function windowWith(facts: Variables, findings: readonly Variables[] = []): NonNullable<Answers['services']> {
  return {
    'check-change-window': { facts: { ...nothingInTheWay, ...facts }, findings: [...findings], freeSlots: [] },
  };
}

/** A seat of an approval. */
export function seat(role: string, userId: string): Variables {
  return { role, userId, veto: false };
}

const services: NonNullable<Answers['services']> = {
  ...found(),
  ...windowWith({}),
  'resolve-approvers': { approvers: [seat('change-manager', 'xu-fang'), seat('service-owner', 'guo-bin')] },
  'find-people': { people: [{ value: 'xu-fang' }, { value: 'guo-bin' }, { value: 'wang-lei' }] },
  'offer-votes': { offered: true },
  'check-ci-changes': { checked: 1 },
  'add-service-time': { at: '2026-03-19T10:00:00.000Z' },
  'draw-sample': { drawn: true },
  'find-change-effects': { numbers: [], text: '' },
  'find-correction-receivers': {
    waiting: ['PRB000001'],
    problems: ['PRB000002'],
    incidents: ['INC000002'],
    others: [],
  },
  'suspend-template': { suspended: true },
  'renew-template': { approvedUntil: '2027-03-09' },
  'find-due-templates': { numbers: ['CHT000001'] },
  'count-changes': { rows: [] },
};

/** What everything around a model of change management answers on an ordinary day, with what differs in this walk. */
export function answers(differing: Answers = {}): Answers {
  return {
    facts: { openIncidentPriority: 'none', ...differing.facts },
    services: { ...services, ...differing.services },
    calls: { ...differing.calls },
    ...(differing.errors ? { errors: differing.errors } : {}),
  };
}

/** Somebody votes; the server writes votes and outcome before the task completes. */
export async function vote(
  walk: Walk,
  task: string,
  decision: string,
  outcome: string,
  comment?: string,
): Promise<void> {
  const earlier = (walk.record['approvals'] ?? []) as Variables[];
  await walk.change({ approvals: [...earlier, { decision, comment: comment ?? null }], approvalOutcome: outcome });
  await walk.complete(task, { decision, vote: { decision } });
}
