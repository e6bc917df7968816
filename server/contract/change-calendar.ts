import { z } from 'zod';
import { instant, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

const tag = 'change-calendar';
const day = z.iso.date().describe('Local date in the zone of the schedule');
const given = z.iso.datetime({ offset: true });

export const changeCheck = z
  .enum(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'])
  .describe(
    'C1 same item, C2 related item, C3 same implementer, C4 same tier 1 service, C5 outage outside a maintenance window, C6 freeze, C7 short notice',
  );

/** Coarser than the status: what a calendar shows by color and word. */
export const changePhase = z
  .enum(['proposed', 'planned', 'running', 'done'])
  .describe('proposed: not approved yet; planned: approved; running: being carried out; done: over');

const thing = z.strictObject({
  id: z.string().describe('Record id'),
  name: localized.describe('Its name; of what nobody knows any more, its id'),
});

export const changeFinding = z.strictObject({
  check: changeCheck,
  with: z
    .string()
    .nullable()
    .describe(
      'Number of the other change, id of the freeze, or the earliest start; null without one, or when the reader may not know of that change',
    ),
  withName: localized.nullable().describe('Title of the other change, or name of the freeze'),
  about: z.array(thing).describe('Everything both share: items, services, a person'),
  days: z.array(day).describe('Frozen days, with C6'),
});
export type ChangeFinding = z.infer<typeof changeFinding>;

const scheduledChange = z.strictObject({
  id: z.string().describe('Record id'),
  number: z.string().describe('e.g. CHG000001'),
  title: z.string().describe('As typed'),
  start: instant.describe('Planned start'),
  end: instant.describe('Planned end'),
  status: z.string().describe('State of the record, e.g. scheduled'),
  phase: changePhase,
  type: z.string().nullable().describe('standard, normal, major or emergency; null before it is known'),
  riskLevel: z.string().nullable().describe('low, medium, high or very-high; null before it is known'),
  outage: z.boolean().describe('Whether a service is interrupted meanwhile'),
  implementer: personRef.nullable().describe('Who carries it out'),
  services: z.array(thing).describe('Services it touches'),
  items: z.array(thing).describe('Configuration items it touches'),
  findings: z.array(changeFinding).describe('What speaks against its window now; empty when it is done'),
});
export type ScheduledChange = z.infer<typeof scheduledChange>;

const frozen = z.strictObject({
  freeze: z.string().describe('Id of the freeze'),
  name: localized,
  firstDay: day,
  lastDay: day.describe('Last frozen day, included'),
});

const opening = z.strictObject({
  window: z.string().describe('Id of the maintenance window'),
  name: localized,
  start: instant,
  end: instant,
});

export const changeCalendar = z.strictObject({
  zone: z.string().describe('IANA zone of windows and frozen days'),
  from: instant,
  to: instant,
  changes: z.array(scheduledChange).describe('By planned start'),
  more: z.boolean().describe('True: there are more changes than are answered; take a shorter range'),
  freezes: z.array(frozen).describe('Days on which no change may be made'),
  windows: z.array(opening).describe('Maintenance windows'),
});
export type ChangeCalendar = z.infer<typeof changeCalendar>;

const range = z.strictObject({
  from: given.describe('First instant'),
  to: given.describe('Up to this instant, at most 100 days later'),
  service: z.string().max(64).optional().describe('Changes of one service'),
  item: z.string().max(64).optional().describe('Changes of one configuration item'),
  person: z.string().max(64).optional().describe('Changes one person carries out'),
  risk: z.enum(['low', 'medium', 'high', 'very-high']).optional().describe('Changes of one risk level'),
});
export type CalendarRange = z.infer<typeof range>;

const ids = z.array(z.string().min(1).max(64)).max(200);

/** A window that is thought of, of a change that may not be there yet. */
const proposal = {
  change: z.string().max(20).optional().describe('Number of the change, when it is there: no conflict with itself'),
  items: ids.describe('Configuration items'),
  services: ids.describe('Services besides those the items serve'),
  implementer: z.string().max(64).nullable().describe('Who would carry it out'),
  outage: z.boolean().describe('Whether a service is interrupted'),
  type: z.enum(['standard', 'normal', 'major', 'emergency']).describe('An emergency is only warned'),
  category: z.enum(['technical', 'sla', 'contract', 'sms-document']).describe('What is changed'),
};

const checkBody = z.strictObject({
  ...proposal,
  start: given.describe('Start of the window'),
  end: given.describe('End of the window'),
});
export type WindowCheck = z.infer<typeof checkBody>;

const slotBody = z.strictObject({
  ...proposal,
  minutes: z.int().min(15).max(1440).describe('How long the work takes'),
  from: given.describe('No window begins before'),
  to: given.describe('None begins after, at most 100 days later'),
  count: z.int().min(1).max(20).describe('How many free windows are wanted'),
});
export type SlotWish = z.infer<typeof slotBody>;

export const windowCheck = z.strictObject({
  allowed: z.boolean().describe('False when a finding blocks'),
  findings: z
    .array(
      changeFinding.extend({
        effect: z.enum(['block', 'warn']).nullable().describe('What RS-CHG-SCHEDULE says of it'),
      }),
    )
    .describe('Everything that speaks against the window'),
  changesInWindow: z.int().describe('Changes of its services in the window, itself included'),
});
export type WindowVerdict = z.infer<typeof windowCheck>;

export const freeSlots = z.strictObject({
  zone: z.string().describe('IANA zone of the maintenance windows'),
  slots: z.array(z.strictObject({ start: instant, end: instant })).describe('The earliest first'),
  refused: z
    .array(
      z.strictObject({
        start: instant,
        end: instant,
        name: localized.describe('Name of the maintenance window'),
        tooShort: z.boolean().describe('True: shorter than the work'),
        findings: z.array(changeFinding).describe('Everything that hinders'),
      }),
    )
    .describe('Maintenance windows before the last slot in which there is no room, and why'),
});
export type FreeSlots = z.infer<typeof freeSlots>;

export const readChangeCalendar = endpoint({
  id: 'readChangeCalendar',
  method: 'get',
  path: '/api/change-calendar',
  tag,
  summary: 'Changes the reader may read, freezes, maintenance windows and conflicts of a stretch of time',
  access: 'calendar.read',
  query: range,
  answer: changeCalendar,
});

export const downloadChangeCalendar = endpoint({
  id: 'downloadChangeCalendar',
  method: 'get',
  path: '/api/change-calendar/ics',
  tag,
  summary: 'The same as an iCalendar file (RFC 5545)',
  access: 'calendar.read',
  query: range.extend({ language: z.enum(['en', 'zh']).optional().describe("Absent: the reader's own") }),
  answer: z.string().describe('text/calendar'),
  download: true,
});

export const checkChangeWindow = endpoint({
  id: 'checkChangeWindow',
  method: 'post',
  path: '/api/change-calendar/check',
  tag,
  summary: 'What speaks against a window; nothing is stored',
  access: 'calendar.read',
  body: checkBody,
  answer: windowCheck,
});

export const findFreeSlots = endpoint({
  id: 'findFreeSlots',
  method: 'post',
  path: '/api/change-calendar/free-slots',
  tag,
  summary: 'The earliest windows nothing speaks against, and why others fall out; nothing is stored',
  access: 'calendar.read',
  body: slotBody,
  answer: freeSlots,
});
