import { DateTime } from 'luxon';
import { z } from 'zod';
import { openings } from '../../rules/change-schedule/maintenance-windows.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import { textOf, textsOf } from '../features/change-schedule/change-window.view.ts';
import { changeSchedule } from './change/change-schedule.ts';
import { plannedValue, plannedValues } from './release/planned-values.ts';
import { isApproved, isUnderWay, releasedChanges } from './release/released-changes.ts';
import { sameTypeInPeriod } from './release/same-type-in-period.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

const thursday = 4;

const found = z.object({
  /** Numbers of the changes that are left: what has ended is taken out. */
  changes: z.array(z.string()),
  /** Those that are not approved yet. */
  missing: z.array(z.string()),
  items: z.array(z.object({ change: z.string(), ciIds: z.array(z.string()) })),
  /** What the changes plan to be different. */
  values: z.array(plannedValue),
  ciIds: z.array(z.string()),
  serviceIds: z.array(z.string()),
  /** Others of its type for its service: a major one in the year, a minor one in the month, a patch in the week. */
  sameTypeInPeriod: z.int(),
  /** Whether it is deployed within a Thursday window of the change schedule. */
  thursdayWindow: z.boolean(),
  emergencyChange: z.boolean(),
});

/** Looks at what a release brings: its changes and their items, and what its type is limited by. */
export const lookUpRelease = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({ found }),
  run: async (_tx, _inputs, context) => {
    const record = boundRecord(context);
    const all = await releasedChanges(context.run, textsOf(record.fields, 'changes'));
    const changes = all.filter((each) => isApproved(each) || isUnderWay(each));
    const items = changes.map(({ number, fields }) => ({ change: number, ciIds: [...textsOf(fields, 'ciIds')] }));
    const services = changes.flatMap(({ fields }) => textsOf(fields, 'serviceIds'));
    return {
      found: {
        changes: changes.map(({ number }) => number),
        missing: changes.filter(isUnderWay).map(({ number }) => number),
        items,
        values: [...plannedValues(changes)],
        ciIds: [...new Set(items.flatMap(({ ciIds }) => ciIds))],
        serviceIds: [
          ...new Set([...services, ...(record.text('serviceId') ? [String(record.text('serviceId'))] : [])]),
        ],
        sameTypeInPeriod: await othersOfType(context, record),
        thursdayWindow: inThursdayWindow(context, record),
        emergencyChange: changes.some(({ fields }) => fields['changeType'] === 'emergency'),
      },
    };
  },
});

function othersOfType({ run, parts }: ServiceContext, { number, fields }: RecordDraft): Promise<number> {
  const start = textOf(fields, 'plannedStart');
  return sameTypeInPeriod(run, {
    relType: textOf(fields, 'relType') ?? '',
    serviceId: textOf(fields, 'serviceId'),
    at: (start ? DateTime.fromISO(start) : DateTime.fromJSDate(run.now)).setZone(parts.zone),
    except: number,
  });
}

function inThursdayWindow(context: ServiceContext, { fields }: RecordDraft): boolean {
  const { schedule } = changeSchedule(context);
  const from = Date.parse(textOf(fields, 'plannedStart') ?? '');
  const to = Date.parse(textOf(fields, 'plannedEnd') ?? '');
  if (Number.isNaN(from) || Number.isNaN(to)) return false;
  const windows = schedule.windows.filter(({ weekday }) => weekday === thursday);
  return openings({ ...schedule, windows }, { from, to }).some((each) => each.from <= from && to <= each.to);
}
