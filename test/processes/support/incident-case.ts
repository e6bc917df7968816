import type { Json, Variables } from '../../../engine/index.ts';
import type { Answers } from './walk.ts';

/** An incident of the HR portal as the portal leaves it. */
export const record: Variables = {
  number: 'INC000001',
  title: 'Page empty',
  symptom: 'The page stays empty',
  serviceId: 'hr',
  requesterId: 'zhang-wei',
  source: 'portal',
  serviceState: 'degraded',
  usersAffected: 8,
  startedAt: '2026-03-09T01:50:00.000Z',
  registeredAt: '2026-03-09T02:00:00.000Z',
};

/** The same after classification and with targets. */
export const classified: Variables = {
  ...record,
  category: 'software',
  impact: 3,
  urgency: 3,
  priority: 'P3',
  responseDue: '2026-03-09T04:00:00.000Z',
  resolutionDue: '2026-03-12T02:00:00.000Z',
};

const service: Json = { id: 'hr', code: 'hr', tier: 3, slaPackage: 'standard', rtoMin: 1440, ownerId: 'guo-bin' };

const lookUp: Variables = {
  service,
  vip: false,
  similarNumbers: [],
  similar: [],
  knownErrors: [],
  deskDueAt: '2026-03-09T03:00:00.000Z',
  signature: 'page empty',
  contact: '8001',
};

const facts: Variables = {
  incidentsInHour: 1,
  tierTwoServicesDown: 0,
  restoreBeyondRto: false,
  similarIncidents: 1,
  highPriorityOnCi: 0,
  noFaultFound: 0,
  problemBeingMonitored: false,
  highestOfSimilar: 'P4',
};

const services: NonNullable<Answers['services']> = {
  'look-up-incident': lookUp,
  'set-clocks': { responseDue: '2026-03-09T04:00:00.000Z', resolutionDue: '2026-03-12T02:00:00.000Z' },
  'resolve-record': { resolvedAt: '2026-03-10T02:00:00.000Z', childNumbers: [] },
  'find-major-context': { parentNumber: null, siblingNumbers: ['INC000007', 'INC000008'], declarable: true },
  'find-people': { people: [{ value: 'zhao-jun', label: { en: 'Zhao Jun', zh: '赵军' }, side: 'I' }] },
  'add-service-time': { at: '2026-03-12T10:00:00.000Z' },
  'withdraw-record': { childNumbers: [] },
  'send-survey': { drawn: false },
  'use-known-error': { used: true },
  'reopen-record': { reopenCount: 1 },
};

/** What everything around a model answers on an ordinary day, with what differs in this walk. */
export function answers(differing: Answers = {}): Answers {
  return {
    facts: { ...facts, ...differing.facts },
    services: { ...services, ...differing.services },
    calls: { ...differing.calls },
  };
}

/** The answer of look-up-incident with what differs. */
export function foundWith(differing: Variables): Answers {
  return { services: { 'look-up-incident': { ...lookUp, ...differing } } };
}
