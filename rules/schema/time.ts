import { z } from 'zod';

/**
 * Service time as ISO 8601 hours, minutes and seconds, e.g. `PT4H`. Days are refused: a "day" of service time
 * has as many hours as its calendar opens, so 5 business days of 8 hours are written `PT40H`.
 */
export const workingDuration = z
  .string()
  .regex(
    /^PT(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?$/,
    'allowed: hours, minutes and seconds, e.g. "PT4H" or "PT1H30M"',
  );

/** Elapsed time as an ISO 8601 duration of days or less, e.g. `P7D`, `PT30M`. */
export const elapsedDuration = z
  .string()
  .regex(/^P(?=\d|T\d)(\d{1,5}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/, 'allowed: e.g. "P7D", "PT30M"');

/** A local day without a zone, `yyyy-MM-dd`. */
export const localDate = z.iso.date();

/** An instant with its offset, e.g. `2026-03-10T14:00:00+08:00` or `...Z`. */
export const instant = z.iso.datetime({ offset: true });

/** What a service-level clock can measure. */
export const metrics = [
  'response',
  'resolution',
  'update',
  'fulfilment',
  'root-cause',
  'fix',
  'approval',
  'group',
  'supplier',
] as const;

export const metric = z.enum(metrics).describe('What a clock measures');

export type Metric = (typeof metrics)[number];

/** Priorities of incidents, problems and requests, highest first. */
const priorities = ['P1', 'P2', 'P3', 'P4'] as const;

export const priority = z.enum(priorities).describe('Priority, P1 is the highest');

export type Priority = (typeof priorities)[number];
