import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

const opens = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'allowed: 00:00 to 23:59');
const closes = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'allowed: 00:01 to 24:00');
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'allowed: month and day, e.g. "11-08"');

const maintenanceWindow = shape({
  id: kebabId.describe('Id of the window'),
  name: localizedText.describe('Name shown to people'),
  weekday: z.int().min(1).max(7).describe('ISO weekday, 1 Monday to 7 Sunday'),
  from: opens.describe('Local time it opens'),
  to: closes.describe('Local time it closes; over midnight, split it at 24:00'),
}).refine(({ from, to }) => from < to, { path: ['to'], error: 'a window ends after it begins' });

/** Which local days a freeze covers; each is frozen from 00:00 to 24:00. */
const frozenDays = z.discriminatedUnion('kind', [
  shape({
    kind: z.literal('last-workdays-of-month'),
    count: z.int().min(1).max(20).describe('How many'),
    calendar: kebabId.describe('Calendar that says what a working day is'),
  }),
  shape({
    kind: z.literal('yearly'),
    from: monthDay.describe('First day'),
    to: monthDay.describe('Last day; before the first, it lies in the next year'),
  }),
  shape({
    kind: z.literal('holidays'),
    before: z.int().min(0).max(30).describe('Calendar days before each holiday that are frozen too'),
    calendar: kebabId.describe('Calendar with the holidays'),
  }),
]);

/** Which services a freeze protects. */
const protectedServices = z.union([
  z.literal('all'),
  shape({ tags: z.array(z.string().min(1)).min(1).describe('Services with one of these tags') }),
  shape({ tiers: z.array(z.int().min(1).max(4)).min(1).describe('Services of these tiers') }),
]);

const freeze = shape({
  id: kebabId.describe('Id of the freeze'),
  name: localizedText.describe('Name shown to people'),
  days: frozenDays.describe('When'),
  services: protectedServices.describe('What it protects'),
});

const boardMeeting = shape({
  weekday: z.int().min(1).max(7).describe('ISO weekday, 1 Monday to 7 Sunday'),
  from: opens.describe('Local time it begins'),
  to: closes.describe('Local time it ends'),
}).refine(({ from, to }) => from < to, { path: ['to'], error: 'a meeting ends after it begins' });

const changeBoard = shape({
  meetings: z
    .array(boardMeeting)
    .min(1)
    .refine((all) => new Set(all.map(({ weekday }) => weekday)).size === all.length, 'one meeting a day at most')
    .describe('Meetings of the week'),
  calendar: kebabId.describe('Calendar that says what a working day is; a meeting on another is on the next one'),
  closesHours: z.int().min(0).max(240).describe('So many hours before a meeting its agenda is closed'),
});

/** `change-schedule.json` of a package: when changes may be made, and when the board meets that decides on them. */
export const changeSchedule = shape({
  zone: z.string().min(1).describe('IANA zone of windows and days'),
  widenMinutes: z.int().min(0).max(1440).describe('Room kept on both sides of another change of the same item'),
  depth: z.int().min(0).max(5).describe('How many relations away an item still counts as related'),
  longestDays: z.int().min(1).max(60).describe('A window is never longer'),
  windows: z.array(maintenanceWindow).min(1).describe('Maintenance windows of the week'),
  freezes: z.array(freeze).describe('Freezes'),
  board: changeBoard.optional().describe('When the advisory board meets; left out, it has no days of its own'),
});

export type ChangeSchedule = z.infer<typeof changeSchedule>;
export type Freeze = z.infer<typeof freeze>;
