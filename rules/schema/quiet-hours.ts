import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { shape } from './shape.ts';
import { priority } from './time.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'allowed: 00:00 to 23:59');

/** When those addressed by a role or group want no notices. A notice waits; the clock it tells of does not. */
const quietHoursRule = shape({
  for: z
    .array(z.union([kebabId, z.literal('*'), z.string().regex(/^[A-Z][A-Z0-9-]*$/)]))
    .min(1)
    .describe('Roles and groups; "*": everybody'),
  zone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
      error: 'allowed: an IANA time zone, e.g. "Asia/Shanghai"',
    })
    .describe('IANA zone of those addressed'),
  from: time.describe('First quiet minute'),
  to: time.describe('First minute in which notices go out again'),
  days: z.array(z.int().min(1).max(7)).max(6).optional().describe('ISO weekdays quiet all day'),
  urgent: z.array(priority).describe('Priorities whose notices may wake people'),
}).refine(({ from, to }) => from !== to, {
  path: ['to'],
  error: 'the quiet hours end at another time than they begin',
});

/** `shared/quiet-hours.json`: the first rule that fits counts. */
export const quietHours = z.array(quietHoursRule);

export type QuietHoursRule = z.infer<typeof quietHoursRule>;
