import type { Task } from '../../../server/contract/task.ts';

/** An open task of an incident that nobody has claimed; a test names what differs. */
export function aTask(different: Partial<Task> = {}): Task {
  return {
    id: 't1',
    instanceId: 'i1',
    processId: 'incident',
    processName: { en: 'Incident management', zh: '事件管理' },
    elementId: 'UT2_classify',
    name: { en: 'Classify the incident', zh: '事件分类' },
    instruction: null,
    recordId: 'r1',
    recordType: 'incident',
    recordNumber: 'INC000001',
    recordTitle: 'Mail cannot be sent',
    recordPriority: 'P2',
    role: 'service-desk',
    clause: '8.6.1',
    status: 'open',
    assignee: null,
    candidateGroups: ['service-desk'],
    openedAt: '2026-03-02T01:00:00.000Z',
    claimedAt: null,
    completedAt: null,
    dueAt: null,
    hold: null,
    clocks: [],
    formId: null,
    may: { claim: true, release: false, complete: false, hold: false },
    ...different,
  };
}
