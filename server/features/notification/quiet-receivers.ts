import { noticeTime } from '../../../rules/quiet-hours.ts';
import type { QuietHoursRule } from '../../../rules/schema/quiet-hours.ts';
import type { Directory } from '../../execution/directory.ts';
import { peopleBehind } from '../../execution/people.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/**
 * The people behind the names a notice is addressed to, and when each is told: at once, or when the quiet hours of the
 * role or group end. Who is addressed twice is told at the earlier time.
 */
export async function receiversOf(
  names: readonly string[],
  record: RecordDraft | null,
  directory: Directory,
  { now, rules }: { readonly now: Date; readonly rules: readonly QuietHoursRule[] },
): Promise<ReadonlyMap<string, Date>> {
  const priority = record?.text('priority') ?? null;
  const told = new Map<string, Date>();
  for (const name of names) {
    const rule = rules.find((each) => each.for.includes(name) || each.for.includes('*'));
    const urgent = rule?.urgent.some((each) => each === priority) ?? false;
    const at = noticeTime(now, rule && quietOf(rule), urgent);
    for (const person of await peopleBehind([name], record, directory)) {
      const earlier = told.get(person);
      if (!earlier || at < earlier) told.set(person, at);
    }
  }
  return told;
}

function quietOf({ zone, from, to, days }: QuietHoursRule) {
  return { zone, from, to, ...(days ? { days } : {}) };
}
