import { describe, expect, test } from 'vitest';
import { everyCase, mappingOf, selectionOf } from '../../../admin/src/resources/migrations/plan.ts';
import type { MigrationProposal, ProposedElement } from '../../../server/contract/migration-proposal.ts';

function element(elementId: string, to: string | null): ProposedElement {
  const shown = { type: 'userTask', eventType: null, repeats: false, name: { en: elementId, zh: elementId }, depth: 0 };
  return { elementId, ...shown, to, by: to === null ? null : 'id', why: to === null ? 'GONE' : null, waiting: 0 };
}

const name = { en: 'Model', zh: '模型' };
const proposal: MigrationProposal = {
  from: 1,
  to: 2,
  models: [
    {
      id: 'main',
      name,
      gone: false,
      elements: [element('a', 'a'), element('b', null), element('c', 'c')],
      targets: [],
    },
    { id: 'other', name, gone: true, elements: [element('x', null)], targets: [] },
  ],
};

describe('the plan of a migration', () => {
  test('given what is proposed and what was chosen, then the choice counts, nothing is left out, and models that are gone are not named', () => {
    expect(mappingOf(proposal, {})).toEqual({ main: { a: 'a', c: 'c' } });
    expect(mappingOf(proposal, { main: { b: 'd', c: null } })).toEqual({ main: { a: 'a', b: 'd' } });
  });

  test('given empty fields, then every case is selected', () => {
    expect(selectionOf(everyCase, null)).toEqual({});
  });

  test('given fields that say something, then each is asked for as the API takes it', () => {
    const fields = {
      numbers: 'INC000001，INC000002 INC000003',
      status: 'open',
      waitsAt: 'main a',
      stalled: 'no',
    } as const;

    expect(selectionOf({ ...everyCase, ...fields, field: 'kind', value: 'task' }, 'm1')).toEqual({
      numbers: ['INC000001', 'INC000002', 'INC000003'],
      status: ['open'],
      waitsAt: { processId: 'main', elementId: 'a' },
      stalled: false,
      fields: { kind: 'task' },
      movedBy: 'm1',
    });
  });

  test('given a field without a value, then nothing is asked for', () => {
    expect(selectionOf({ ...everyCase, field: 'kind' }, null)).toEqual({});
  });
});
