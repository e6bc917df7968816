import { expect, test } from 'vitest';
import { timesOf } from '../../../admin/src/modeler/useElementTimes.ts';
import type { HistoryEntry } from '../../../server/contract/history.ts';

test('given a step entered, completed and entered again, then its last entry counts and it has no end yet', () => {
  const entries = [
    entry('classify', 'entered', '2026-03-02T01:00:00.000Z'),
    entry('classify', 'completed', '2026-03-02T01:05:00.000Z'),
    entry('resolve', 'entered', '2026-03-02T01:05:00.000Z'),
    entry('classify', 'entered', '2026-03-02T02:00:00.000Z'),
    entry('resolve', 'canceled', '2026-03-02T02:00:00.000Z'),
  ];

  expect(timesOf(entries)).toEqual({
    classify: { from: '2026-03-02T02:00:00.000Z', to: null },
    resolve: { from: '2026-03-02T01:05:00.000Z', to: '2026-03-02T02:00:00.000Z' },
  });
});

function entry(elementId: string, lifecycle: string, at: string): HistoryEntry {
  return {
    id: '1',
    at,
    recordId: null,
    recordNumber: null,
    instanceId: 'i1',
    processId: 'incident',
    version: 1,
    elementId,
    elementType: 'userTask',
    name: null,
    lifecycle,
    actor: null,
    details: {},
  };
}
