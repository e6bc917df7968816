import { describe, expect, test } from 'vitest';
import { type LogRow, readLogRow } from '../../../server/replay/log-row.ts';
import { nextMove, type Standing, standsAs } from '../../../server/replay/moves.ts';

const values = {
  number: 'INC0000001',
  incident_state: 'New',
  sys_updated_at: '29-02-2016 01:23',
  impact: '2 - Medium',
  urgency: '1 - High',
  priority: '2 - High',
  category: '?',
  assignment_group: 'Group 56',
};

function rowOf(changes: Partial<typeof values> = {}): LogRow {
  const { row } = readLogRow(2, { ...values, ...changes });
  if (!row) throw new Error('the row cannot be read');
  return row;
}

const working: Standing = { status: 'in-progress', waitingFor: null, open: ['UT6_investigate'], impact: 2, urgency: 1 };

describe('a row of the log', () => {
  test('given a leap day and unknown values, when it is read, then the date is UTC and what is unknown is null', () => {
    expect(rowOf()).toMatchObject({
      at: new Date('2016-02-29T01:23:00Z'),
      impact: 2,
      urgency: 1,
      priority: 2,
      category: null,
    });
  });

  test.each([
    ['sys_updated_at', '30-02-2016 01:23', 'dd-MM-yyyy HH:mm'],
    ['incident_state', 'Waiting', 'New, Active'],
    ['number', '../etc', 'INC and digits'],
    ['impact', 'high', '"1 - ..." to "4 - ..."'],
  ])(
    'given %s = %s, when it is read, then the row is left out with line, column and what is allowed',
    (column, value, allowed) => {
      const { row, findings } = readLogRow(7, { ...values, [column]: value });
      expect(row).toBeNull();
      expect(findings).toEqual([{ line: 7, column, message: expect.stringContaining(allowed) }]);
    },
  );
});

describe('the next move', () => {
  test.each([
    ['New while it is classified', { status: 'classified', open: ['UT4_diagnose'] }, 'New', null],
    [
      'Active while the desk has it',
      { status: 'classified', open: ['UT4_diagnose'] },
      'Active',
      { do: 'complete', task: 'UT4_diagnose' },
    ],
    ['waiting for the user', {}, 'Awaiting User Info', { do: 'hold', reason: 'waiting-customer' }],
    [
      'waiting for a vendor while it waits for the user',
      { status: 'pending', waitingFor: 'waiting-customer' },
      'Awaiting Vendor',
      { do: 'resume' },
    ],
    ['resolved', {}, 'Resolved', { do: 'complete', task: 'UT6_investigate', values: { outcome: 'solved' } }],
    [
      'active again after the solution',
      { status: 'resolved', open: ['UT8_confirm'] },
      'Active',
      { do: 'complete', values: { solved: 'no' } },
    ],
    ['closed', { status: 'resolved', open: ['UT8_confirm'] }, 'Closed', { do: 'complete', values: { solved: 'yes' } }],
  ] as const)(
    'given a row that says %s, then it is the step a person would take',
    (_title, change, state, expected) => {
      const move = nextMove(rowOf({ incident_state: state }), { ...working, ...change });
      if (expected === null) expect(move).toBeNull();
      else expect(move).toMatchObject(expected);
    },
  );

  test('given a new urgency in the log, when somebody works on it, then the form is saved; when nobody does, it is an override', () => {
    const row = rowOf({ incident_state: 'Active', urgency: '3 - Low' });
    expect(nextMove(row, working)).toMatchObject({ do: 'save', values: { urgency: '3' } });
    expect(nextMove(row, { ...working, status: 'assigned', open: ['UT5_accept'] })).toEqual({
      do: 'override',
      fields: { urgency: 3 },
    });
  });

  test('given a wait for another reason, then the record does not stand as the row says', () => {
    const pending: Standing = { ...working, status: 'pending', waitingFor: 'waiting-customer' };
    expect(standsAs(rowOf({ incident_state: 'Awaiting User Info' }), pending)).toBe(true);
    expect(standsAs(rowOf({ incident_state: 'Awaiting Vendor' }), pending)).toBe(false);
  });
});
