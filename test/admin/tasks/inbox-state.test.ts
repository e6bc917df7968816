import { describe, expect, test } from 'vitest';
import { readInboxState, writeInboxState } from '../../../admin/src/resources/tasks/inboxState.ts';
import { settle } from '../../../admin/src/resources/tasks/useCalmRows.ts';

describe('the address of the inbox', () => {
  test('given no query, then it shows my tasks with the least time left first', () => {
    expect(readInboxState(new URLSearchParams())).toEqual({
      queue: 'mine',
      search: '',
      sort: 'due',
      order: 'ASC',
      page: 1,
      task: null,
    });
  });

  test.each(['', 'queue=overdue', 'q=%E9%82%AE%E4%BB%B6&page=3', 'queue=groups&sort=priority&order=DESC&task=t1'])(
    'given the query "%s", when it is read and written, then it stays as it was',
    (query) => {
      expect(writeInboxState(readInboxState(new URLSearchParams(query))).toString()).toBe(query);
    },
  );

  test.each(['queue=everything', 'sort=__proto__', 'page=-1', 'page=x', 'order=sideways'])(
    'given the unknown value %s, then the default counts',
    (query) => {
      expect(writeInboxState(readInboxState(new URLSearchParams(query))).toString()).toBe('');
    },
  );
});

describe('rows that do not jump', () => {
  const rows = (...ids: string[]) => ids.map((id) => ({ id }));

  test.each([
    { given: 'a first answer', ids: null, answer: rows('a', 'b'), known: ['a', 'b'], arrived: 0 },
    { given: 'the rows in another order', ids: ['a', 'b'], answer: rows('b', 'a'), known: ['a', 'b'], arrived: 0 },
    { given: 'a new row on top', ids: ['a', 'b'], answer: rows('c', 'a', 'b'), known: ['a', 'b'], arrived: 1 },
    { given: 'a row that has gone', ids: ['a', 'b'], answer: rows('b'), known: ['b'], arrived: 0 },
  ])('given $given, then $known are shown and $arrived wait', ({ ids, answer, known, arrived }) => {
    const settled = settle(answer, ids);

    expect(settled.known.map((row) => row.id)).toEqual(known);
    expect(settled.arrived).toBe(arrived);
  });
});
