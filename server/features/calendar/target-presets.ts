import type { CalendarDetail } from '../../contract/calendar.ts';
import type { PinnedRuleSet } from '../../process-package/package.ts';

type Preset = CalendarDetail['presets'][number];

/** Targets that rule sets agree on in a calendar: every duration a row decides beside that calendar. */
export function targetsIn(ruleSets: ReadonlyMap<string, PinnedRuleSet>, calendarId: string): readonly Preset[] {
  const sets = [...ruleSets.values()].map(({ set }) => ({
    set,
    durations: set.outputs.filter(({ type }) => type === 'duration'),
  }));
  // What is promised to customers has more than one target; it stands first.
  const ordered = sets.toSorted((a, b) => b.durations.length - a.durations.length);
  return ordered.flatMap(({ set, durations }) => {
    const rows = set.rows.filter(({ outputs }) => outputs?.['calendar'] === calendarId);
    return rows.flatMap(({ id: row, outputs }) =>
      durations.flatMap(({ name, label }): Preset[] => {
        const target = outputs?.[name];
        const counts = typeof target === 'string' && target !== 'PT0S';
        return counts ? [{ row, label: label ?? { en: name, zh: name }, target }] : [];
      }),
    );
  });
}
