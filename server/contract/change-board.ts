import { z } from 'zod';
import { instant, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

const tag = 'change-board';
const day = z.iso.date().describe('Local date in the zone of the change schedule');
const vote = z.enum(['approve', 'reject', 'abstain', 'more-info']);
const outcome = z
  .enum(['open', 'approved', 'rejected', 'more-info', 'not-quorate', 'void', 'withdrawn'])
  .describe('What came of the round so far');

const castVote = z.strictObject({
  voter: personRef,
  onBehalfOf: personRef.nullable().describe('Whom the voter stood in for'),
  role: z.string().describe('Role the vote counts as'),
  decision: vote.describe('The vote'),
  comment: z.string().nullable().describe('Reason, as typed'),
  at: instant,
});

const waitingVote = z.strictObject({
  taskId: z.string().describe('Open task of the vote'),
  voter: personRef.nullable().describe('Whose vote it is; null while nobody has taken it'),
  role: z.string().nullable().describe('Role the vote counts as'),
  mayVeto: z.boolean().describe('Whether their rejection alone decides'),
  due: instant.nullable().describe('By when'),
  mine: z.boolean().describe('Whether it is the vote of the reader'),
});

const boardItem = z.strictObject({
  recordId: z.string().describe('Record of the change'),
  number: z.string().describe('e.g. CHG000001'),
  title: z.string().describe('As typed'),
  type: z.string().nullable().describe('normal, major ...'),
  riskLevel: z.string().nullable().describe('low, medium, high or very-high'),
  plannedStart: instant.nullable().describe('Planned start'),
  requester: personRef.nullable().describe('Who asks for it'),
  round: z.int().nullable().describe('Number of the round of votes; null before it begins'),
  outcome,
  needed: z.string().nullable().describe('How many must approve, e.g. "2/3", "all" or "2"; null before the round'),
  minimum: z.int().nullable().describe('Members who must approve or reject, so that there is a decision'),
  deciding: z.int().describe('Members who have approved or rejected'),
  quorate: z.boolean().describe('Whether enough members have decided'),
  vetoed: z.boolean().describe('Whether somebody who may veto has rejected'),
  votes: z.array(castVote).describe('Votes that count, in order'),
});

const agendaItem = boardItem.extend({
  due: instant.nullable().describe('By when the board has to decide'),
  meetingTask: z
    .strictObject({ id: z.string().describe('Task id'), mine: z.boolean().describe('Whether the reader may do it') })
    .nullable()
    .describe('The task to hold the meeting, before votes are asked for'),
  waiting: z.array(waitingVote).describe('What each voter still owes'),
});
export type AgendaItem = z.infer<typeof agendaItem>;

const hours = z
  .strictObject({
    start: instant.describe('When it begins'),
    end: instant.describe('When it ends'),
    closes: instant.describe('When its agenda is closed; what comes later is on the next'),
  })
  .nullable()
  .describe('Null: the board meets on that day by no rule');

export const agenda = z.strictObject({
  date: day.nullable().describe('Day of the meeting; null: of all meetings'),
  hours,
  items: z.array(agendaItem).describe('The highest risk first, then by due date and planned start'),
  mayWriteMinutes: z.boolean().describe('Whether the reader may write minutes of that day now'),
});
export type Agenda = z.infer<typeof agenda>;

export const boardMeeting = z.strictObject({
  date: day.describe('Its day; there is one a day at most'),
  hours,
  state: z.enum(['over', 'next', 'later']).describe('next: the one that is held now or comes first'),
  changes: z.int().nullable().describe('Changes on its agenda that the reader may read; null once it is over'),
  minutes: z.boolean().describe('Whether minutes of it were written'),
});
export type BoardMeetingView = z.infer<typeof boardMeeting>;

export const minutes = z.strictObject({
  id: z.uuid().describe('Minutes'),
  heldOn: day.describe('Day of the meeting'),
  writtenAt: instant,
  writtenBy: personRef,
  attendees: z.array(personRef).describe('Who was there'),
  remarks: z.string().describe('What else was said, as typed'),
  items: z.array(boardItem).describe('What was on the table, as it stood then'),
  hidden: z.int().describe('Items of changes the reader may not read'),
  contentHash: z.string().describe('Hash of the whole content, items not shown included'),
});
export type Minutes = z.infer<typeof minutes>;
export type MinutesItem = Minutes['items'][number];

const writeBody = z.strictObject({
  heldOn: day.describe('Day of a meeting, or one on which the board decided; not in the future'),
  attendees: z.array(z.string().min(1).max(64)).min(1).max(100).describe('User ids of who was there'),
  remarks: z.string().max(20_000).describe('What else was said'),
});
export type MinutesWish = z.infer<typeof writeBody>;

const minutesId = z.strictObject({ id: z.uuid().describe('Minutes') });

export const readAgenda = endpoint({
  id: 'readBoardAgenda',
  method: 'get',
  path: '/api/change-board/agenda',
  tag,
  summary: 'Changes that wait for the board, as far as the reader may read them, and what each voter still owes',
  access: 'task.work',
  query: z.strictObject({ date: day.optional().describe('Only what is on the agenda of the meeting of that day') }),
  answer: agenda,
});

export const listBoardMeetings = endpoint({
  id: 'listBoardMeetings',
  method: 'get',
  path: '/api/change-board/meetings',
  tag,
  summary: 'Meetings of the last four and the next eight weeks, and other days on which the board decided',
  access: 'task.work',
  answer: z.array(boardMeeting).describe('By day'),
});

export const writeMinutes = endpoint({
  id: 'writeBoardMinutes',
  method: 'post',
  path: '/api/change-board/minutes',
  tag,
  summary: 'Compiles minutes from the votes of a meeting and keeps them for ever; the change manager does',
  access: 'task.work',
  body: writeBody,
  answer: minutes,
  status: 201,
});

export const listMinutes = endpoint({
  id: 'listBoardMinutes',
  method: 'get',
  path: '/api/change-board/minutes',
  tag,
  summary: 'Minutes of the board, the latest first, at most 100',
  access: 'calendar.read',
  query: z.strictObject({ date: day.optional().describe('Only of the meeting of that day') }),
  answer: z.array(minutes),
});

export const downloadMinutes = endpoint({
  id: 'downloadBoardMinutes',
  method: 'get',
  path: '/api/change-board/minutes/:id/document',
  tag,
  summary: 'Minutes as a page to print, in one language',
  access: 'calendar.read',
  params: minutesId,
  query: z.strictObject({ language: z.enum(['en', 'zh']).optional().describe("Absent: the reader's own") }),
  answer: z.string().describe('text/html'),
  download: true,
});
