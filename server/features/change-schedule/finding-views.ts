import type { Conflict } from '../../../rules/change-schedule/conflicts.ts';
import type { Actor } from '../../actor.ts';
import type { ChangeFinding } from '../../contract/change-calendar.ts';
import type { Localized } from '../../contract/common.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import { datumNames } from '../../master-data/datum-names.ts';
import { among } from '../../master-data/master-data.ts';
import { readableRecords } from '../record/readable.view.ts';
import type { ScheduleInForce } from './schedule-surroundings.ts';

/** Checks whose `with` is another change. */
const betweenChanges: ReadonlySet<string> = new Set(['C1', 'C2', 'C3', 'C4']);

/** Turns conflicts into what one reader may know of them: that there is another change, but which only to its readers. */
export async function findingViews(
  { reader, directory }: { readonly reader: Reader; readonly directory: Directory },
  { schedule }: ScheduleInForce,
  conflicts: readonly Conflict[],
  actor: Actor,
): Promise<(conflict: Conflict) => ChangeFinding> {
  const numbers = conflicts.filter(({ check }) => betweenChanges.has(check)).map((each) => each.with);
  const titles = await readableTitles(reader, directory, numbers, actor);
  const names = await datumNames(
    reader,
    conflicts.flatMap(({ check, about }) => (check === 'C6' ? [] : about)),
  );
  return ({ check, with: other, about }) => {
    const shown = { check, about: [], days: [] };
    if (check === 'C5') return { ...shown, with: null, withName: null };
    if (check === 'C7') return { ...shown, with: other, withName: null };
    if (check === 'C6') {
      const name = schedule.freezes.find(({ id }) => id === other)?.name ?? null;
      return { ...shown, with: other, withName: name, days: [...about] };
    }
    const title = titles.get(other);
    return {
      ...shown,
      with: title === undefined ? null : other,
      withName: title === undefined ? null : inBoth(title),
      about: about.map((id) => ({ id, name: names.get(id)?.name ?? inBoth(id) })),
    };
  };
}

async function readableTitles(
  reader: Reader,
  directory: Directory,
  numbers: readonly string[],
  actor: Actor,
): Promise<ReadonlyMap<string, string>> {
  const wanted = among('r.number', [...new Set(numbers)]);
  const readable = await readableRecords(actor, directory);
  const rows = await reader.query<{ number: string; title: string }>(
    `SELECT r.number, r.title FROM record r WHERE r.type = 'change' AND (${wanted.sql}) AND (${readable.sql})`,
    [...wanted.params, ...readable.params],
  );
  return new Map(rows.map(({ number, title }) => [number, title]));
}

function inBoth(text: string): Localized {
  return { en: text, zh: text };
}
