import type { Variables } from '../../../engine/index.ts';
import type { Answers } from './walk.ts';

/** What a release of mail is planned as. */
export const plan: Variables = {
  title: 'Mail 5.3',
  relType: 'minor',
  version: '5.3',
  serviceId: 'mail',
  changes: ['CHG000001', 'CHG000002'],
  method: 'big-bang',
  plannedStart: '2026-03-12T12:00:00.000Z',
  plannedEnd: '2026-03-12T14:00:00.000Z',
  windowFixed: 'no',
  testUntil: '2026-03-11T10:00:00.000Z',
  builderId: 'bai-yu',
  testerId: 'luo-qing',
  deployerId: 'fan-rong',
  ownerTestsForUser: 'no',
  objectives: 'Mail is searched faster.',
  deliverables: [{ name: 'mail-5.3.tar', checksum: 'sha256:53aa' }],
  plan: '1. Stop. 2. Install. 3. Start.',
  backoutPlan: 'Install 5.2 again.',
  backoutMinutes: 30,
  backoutTestedAt: '2026-03-10',
};

const os = { ciId: 'mail-01', attribute: 'os', value: 'Linux 6' };

/** The release once its changes are known: both are about one item, and one of them plans a value. */
export const planned: Variables = {
  ...plan,
  number: 'REL000001',
  windowFixed: false,
  ownerTestsForUser: false,
  listeners: ['CHG000001', 'CHG000002'],
  ciIds: ['mail-01'],
  changeItems: [
    { change: 'CHG000001', ciIds: ['mail-01'] },
    { change: 'CHG000002', ciIds: ['mail-01'] },
  ],
  plannedCiChanges: [{ change: 'CHG000002', ...os }],
  supportTime: 'PT40H',
};

/** The same after test and acceptance. */
export const built: Variables = {
  ...planned,
  checksum: 'sha256:53aa',
  tests: { cases: 40, passed: 40, criticalDefects: 0, majorDefects: 0, majorWithoutWorkaround: 0, minorDefects: 1 },
  uat: { accepted: true, by: 'qian-li', kind: 'customer' },
};

const looked: Variables = {
  changes: ['CHG000001', 'CHG000002'],
  missing: [],
  items: [{ change: 'CHG000001', ciIds: ['mail-01'] }],
  values: [{ change: 'CHG000002', ...os }],
  ciIds: ['mail-01'],
  serviceIds: ['mail'],
  sameTypeInPeriod: 0,
  thursdayWindow: true,
  emergencyChange: false,
};

/** What look-up-release finds, with what differs. */
export function found(differing: Variables = {}): Variables {
  return { found: { ...looked, ...differing } };
}

/** What an incident that is linked adds up to. */
export function tally(p1: number, p2: number): NonNullable<Answers['services']> {
  const incidents = [{ number: 'INC000001', priority: 'P2', at: '2026-03-12T14:00:00.000Z', counts: true }];
  return { 'link-release-incident': { tally: { incidents, p1, p2, news: true } } };
}

const services: NonNullable<Answers['services']> = {
  ...tally(0, 1),
  'look-up-release': found(),
  'check-release-readiness': { ready: { changesApproved: true, conflicts: [], baselinePossible: true } },
  'compare-baseline': { changes: [{ ciId: 'mail-01', attribute: 'attributes.os', value: 'Linux' }] },
  'add-service-time': { at: '2026-03-19T10:00:00.000Z' },
  'offer-votes': { offered: true },
  'plan-release-calendar': { due: [{ title: 'Mail', relType: 'minor', serviceId: 'mail', start: null }] },
  'send-message': { messageId: 'm-1' },
};

/** What everything around a model of release management answers on an ordinary day, with what differs in this walk. */
export function answers(differing: Answers = {}): Answers {
  return { services: { ...services, ...differing.services }, calls: { ...differing.calls } };
}
