import { describe, expect, test } from 'vitest';
import { boardMeetings, meetingFor } from '../../../rules/change-schedule/board-meetings.ts';
import { changeSchedule } from '../../../rules/schema/change-schedule.ts';
import { at, calendars, schedule } from './support/shipped.ts';

const within = (from: string, to: string) => ({ from: at(from), to: at(to) });
const dates = (from: string, to: string, of = schedule) =>
  boardMeetings(of, within(from, to), calendars).map(({ date }) => date);

describe('given the shipped rule, the board meets on Wednesdays at 14:00', () => {
  test('when meetings of a week are asked for, then each has its hours and when its agenda is closed', () => {
    expect(boardMeetings(schedule, within('2026-03-02T00:00', '2026-03-09T00:00'), calendars)).toEqual([
      { date: '2026-03-04', from: at('2026-03-04T14:00'), to: at('2026-03-04T15:30'), closes: at('2026-03-03T14:00') },
    ]);
  });

  test.each([
    ['before it begins', '2026-03-04T13:59', ['2026-03-04', '2026-03-11']],
    ['while it is held', '2026-03-04T15:29', ['2026-03-04', '2026-03-11']],
    ['when it is over', '2026-03-04T15:30', ['2026-03-11']],
  ])('when it is looked at %s, then the meetings to come are those that are not over', (_, from, expected) => {
    expect(dates(from, '2026-03-12T00:00')).toEqual(expected);
  });

  test('when a meeting falls into the National Day holidays, then it is on the first working day after them', () => {
    // 2026-10-07 is a Wednesday and the last day off; 2026-09-30 and 2026-10-14 are as always.
    expect(dates('2026-09-28T00:00', '2026-10-16T00:00')).toEqual(['2026-09-30', '2026-10-08', '2026-10-14']);
    expect(dates('2026-10-08T00:00', '2026-10-09T00:00')).toEqual(['2026-10-08']);
  });

  test('when a second meeting of the week falls on the day another was put off to, then they are one', () => {
    const twice = { ...schedule, board: { calendar: 'cal-8x5', closesHours: 24, meetings: [wednesday, thursday] } };
    expect(dates('2026-10-05T00:00', '2026-10-12T00:00', twice)).toEqual(['2026-10-08']);
  });

  test('when the board has no days, or its calendar is one nobody has, then there is no meeting, or that is refused', () => {
    const { board: _, ...without } = schedule;
    expect(dates('2026-03-02T00:00', '2026-04-01T00:00', without)).toEqual([]);
    expect(() => boardMeetings(schedule, within('2026-03-02T00:00', '2026-03-09T00:00'), [])).toThrow(
      'board: unknown calendar "cal-8x5"',
    );
  });
});

const wednesday = { weekday: 3, from: '14:00', to: '15:30' };
const thursday = { weekday: 4, from: '10:00', to: '11:00' };

test.each([
  ['a meeting that ends before it begins', [{ ...wednesday, to: '13:00' }]],
  ['two meetings on a day', [wednesday, { ...wednesday, from: '09:00' }]],
  ['no meeting', []],
])('given a board with %s, then the file is refused', (_, meetings) => {
  const board = { calendar: 'cal-8x5', closesHours: 24, meetings };
  expect(changeSchedule.safeParse({ ...schedule, board }).success).toBe(false);
});

describe('given meetings on 4, 11 and 18 March', () => {
  const meetings = boardMeetings(schedule, within('2026-03-02T00:00', '2026-03-20T00:00'), calendars);

  test.each([
    ['a week before', '2026-02-25T09:00', null, '2026-03-04'],
    ['when the agenda is closed', '2026-03-03T14:00', null, '2026-03-04'],
    ['a minute later', '2026-03-03T14:01', null, '2026-03-11'],
    ['a minute later, due before the next meeting', '2026-03-03T14:01', '2026-03-11T13:59', '2026-03-04'],
    ['a minute later, due when the next meeting begins', '2026-03-03T14:01', '2026-03-11T14:00', '2026-03-11'],
    ['during the meeting, due before the next', '2026-03-04T15:00', '2026-03-06T18:00', '2026-03-04'],
    ['after it, due before the next', '2026-03-04T15:30', '2026-03-06T18:00', '2026-03-11'],
    ['after all agendas are closed', '2026-03-18T18:00', null, undefined],
  ])('when a change comes before the board %s, then it is on the agenda of %4$s', (_, since, due, expected) => {
    const matter = { since: at(since), due: due === null ? null : at(due) };
    expect(meetingFor(matter, meetings)?.date).toBe(expected);
  });
});
