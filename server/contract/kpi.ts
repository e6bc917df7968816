import { z } from 'zod';
import { instant, listQuery, localized } from './common.ts';
import { endpoint } from './endpoint.ts';

const tag = 'kpis';
const status = z
  .enum(['green', 'amber', 'red', 'no-data'])
  .describe('green: target met; amber: missed by at most 5 % of it; red: missed by more');
const period = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|W\d{2}))?$/, 'allowed: e.g. "2026-03", "2026-Q1", "2026-W11", "2026"')
  .describe('e.g. 2026-03, 2026-Q1, 2026-W11 or 2026');

const figure = {
  period,
  value: z.number().nullable().describe('In the unit of the indicator, for charts; null without data'),
  shown: z.string().nullable().describe('Rounded for people; null without data'),
  status,
  frozen: z.boolean().describe('True: as it was kept when the period had ended'),
};

export const kpi = z.strictObject({
  id: z.string().describe('`<process>.<indicator>`, e.g. incident.K1'),
  processId: z.string().describe('Process it belongs to'),
  processName: localized,
  kpi: z.string().describe('Id within the process, e.g. K1'),
  name: localized,
  description: localized.nullable().describe('Formula in words'),
  unit: z.string().describe('"%", "h", "min", "d" or empty'),
  target: z.number().describe('In the unit'),
  direction: z.enum(['up', 'down']).describe('up: more is better; down: less is better'),
  frequency: z.enum(['weekly', 'monthly', 'quarterly', 'yearly']).describe('How long its periods are'),
  owner: localized.describe('Role that answers for it'),
  ...figure,
  numerator: z.number().describe('Records counted, or the sum of their values'),
  denominator: z.number().nullable().describe('Records it is a share or average of; null for counts and sums'),
  takenAt: instant.nullable().describe('When it was kept; null while it is counted'),
  trend: z.array(z.strictObject(figure)).describe('This period and those before, the oldest first'),
});
export type KpiView = z.infer<typeof kpi>;

export const kpiRecord = z.strictObject({
  id: z.string().describe('What was counted: record, clock or history entry'),
  recordId: z.string().describe('Record it is of'),
  recordType: z.string().describe('e.g. incident'),
  number: z.string().describe('e.g. INC000001'),
  title: z.string().describe('As typed'),
  priority: z.string().nullable().describe('P1 to P4'),
  inNumerator: z.boolean().describe('Whether it is in the numerator'),
});
export type KpiRecord = z.infer<typeof kpiRecord>;

export const listKpis = endpoint({
  id: 'listKpis',
  method: 'get',
  path: '/api/kpis',
  tag,
  summary: 'Indicators with target, figure and trend',
  access: 'kpi.read',
  query: z.strictObject({
    process: z.string().max(64).optional().describe('One process; absent: all'),
    on: z.iso.date().optional().describe('A day of the period wanted; absent: today'),
    service: z.string().max(64).optional().describe('Over one service; absent: over all'),
  }),
  answer: z.array(kpi),
});

/** Filters: `id`, `period` (needed), `part` (`numerator` or `denominator`), `service`. Sort: number. */
export const listKpiRecords = endpoint({
  id: 'listKpiRecords',
  method: 'get',
  path: '/api/kpis/:process/:kpi/records',
  tag,
  summary: 'Exactly what was counted, as far as the reader may read it',
  access: 'kpi.read',
  params: z.strictObject({
    process: z.string().min(1).max(64).describe('Process id'),
    kpi: z.string().min(1).max(20).describe('Indicator, e.g. K1'),
  }),
  query: listQuery,
  answer: z.array(kpiRecord),
  list: true,
});
