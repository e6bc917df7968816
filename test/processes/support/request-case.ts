import type { Variables } from '../../../engine/index.ts';
import type { Answers } from './walk.ts';

/** A laptop for Zhang Wei as its registration leaves it. */
export const request: Variables = {
  number: 'REQ000001',
  title: 'Laptop',
  catalogueItemId: 'R07',
  beneficiaryId: 'zhang-wei',
  requesterId: 'zhang-wei',
  lineManagerId: 'sun-hao',
  formData: { model: 'office', reason: 'The old one is broken' },
  serviceId: 'erp',
  source: 'portal',
  priority: 'P3',
  cost: 680000,
  monthlyCost: 0,
  licenceFree: false,
  target: 'PT40H',
  calendarId: 'cal-8x5',
  fulfilmentGroupId: 'DESK',
  registeredAt: '2026-03-09T01:00:00.000Z',
  ciIds: [],
};

/** One task as the instructions make it. */
export const task = {
  id: 'prepare',
  text: { en: 'Prepare the laptop', zh: '准备电脑' },
  steps: [{ value: '1', label: { en: 'Take it from stock', zh: '从库存领取' } }],
  groupId: 'DESK',
  dueAt: '2026-03-16T02:00:00.000Z',
  done: null,
  result: null,
};

const services: NonNullable<Answers['services']> = {
  'check-entitlement': { verdict: 'entitled', refusal: null, answered: true },
  'resolve-approvers': {
    people: [{ value: 'zhang-wei', label: { en: 'Zhang Wei', zh: '张伟' } }],
    approvers: [{ role: 'line-manager', roles: ['line-manager'], userId: 'sun-hao', userIds: ['sun-hao'] }],
  },
  'set-clocks': {},
  'escalate-task': { escalatedTo: ['gao-lin'] },
  'create-fulfilment-tasks': { open: [task] },
  'record-fulfilment': { allDone: true, summary: 'Handed over' },
  'resolve-record': { resolvedAt: '2026-03-10T02:00:00.000Z', childNumbers: [] },
  'run-automation': { orderId: 'order-1' },
  'send-survey': { drawn: false },
  'find-renewal': { renewedBy: null },
  'withdraw-record': { childNumbers: [] },
  'reopen-record': { reopenCount: 1 },
};

/** What everything around a model answers on an ordinary day, with what differs in this walk. */
export function answers(differing: Answers = {}): Answers {
  return {
    facts: { ...differing.facts },
    services: { ...services, ...differing.services },
    calls: { ...differing.calls },
  };
}
