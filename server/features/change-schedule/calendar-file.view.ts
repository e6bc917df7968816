import { Readable } from 'node:stream';
import { DateTime } from 'luxon';
import type { ChangeCalendar, ScheduledChange } from '../../contract/change-calendar.ts';
import type { FileAnswer } from '../../http/file-answer.ts';
import { type CalendarEvent, icalendar } from './icalendar.ts';

type Language = 'en' | 'zh';

const words = {
  en: {
    name: 'Change calendar',
    outage: 'Outage',
    implementer: 'Implementer',
    services: 'Services',
    items: 'Items',
    risk: 'Risk',
    proposed: 'Not approved yet',
    conflicts: 'Conflicts',
    freeze: 'Freeze',
    window: 'Maintenance window',
    more: 'Not all changes are shown from here on',
    levels: { low: 'low', medium: 'medium', high: 'high', 'very-high': 'very high' },
  },
  zh: {
    name: '变更日历',
    outage: '停机',
    implementer: '实施人',
    services: '服务',
    items: '配置项',
    risk: '风险',
    proposed: '尚未批准',
    conflicts: '冲突',
    freeze: '冻结期',
    window: '维护窗口',
    more: '此后的变更未全部显示',
    levels: { low: '低', medium: '中', high: '高', 'very-high': '很高' },
  },
} as const;

/** The calendar as an iCalendar file: changes make busy, freezes are whole days, maintenance windows are open time. */
export function calendarFile(calendar: ChangeCalendar, language: Language, now: Date): FileAnswer {
  const { freezes, windows, changes } = calendar;
  const { name, freeze, window } = words[language];
  const events: readonly CalendarEvent[] = [
    ...changes.map((change) => changeEvent(change, language)),
    ...freezes.map((each) => ({
      ...quiet,
      uid: `freeze-${each.freeze}-${each.firstDay}@praxis`,
      when: each,
      summary: `${freeze}: ${each.name[language]}`,
      categories: [freeze],
    })),
    ...windows.map((each) => ({
      ...quiet,
      uid: `window-${each.window}-${each.start}@praxis`,
      when: { start: new Date(each.start), end: new Date(each.end) },
      summary: `${window}: ${each.name[language]}`,
      categories: [window],
    })),
    ...(calendar.more ? [cutEvent(calendar, language)] : []),
  ];
  const bytes = Buffer.from(icalendar(name, events, now));
  return {
    name: `${name}.ics`,
    mediaType: 'text/calendar; charset=utf-8',
    size: bytes.length,
    bytes: Readable.from([bytes]),
  };
}

const quiet = { description: '', status: 'CONFIRMED', busy: false } as const;

/** Says on the day of the last change that is shown that there are others. */
function cutEvent({ changes, zone, from }: ChangeCalendar, language: Language): CalendarEvent {
  const day = DateTime.fromISO(changes.at(-1)?.start ?? from, { zone }).toISODate() ?? '';
  return {
    ...quiet,
    uid: 'more@praxis',
    when: { firstDay: day, lastDay: day },
    summary: words[language].more,
    categories: [],
  };
}

function changeEvent(change: ScheduledChange, language: Language): CalendarEvent {
  const { id, number, title, start, end, phase, riskLevel, outage, implementer, services, items, findings } = change;
  const say = words[language];
  const level = Object.entries(say.levels).find(([key]) => key === riskLevel)?.[1];
  const listed = (things: typeof items) =>
    things.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ');
  const facts: readonly (readonly [string, string])[] = [
    [say.risk, level ?? ''],
    [say.implementer, implementer?.name[language] ?? ''],
    [say.services, listed(services)],
    [say.items, listed(items)],
    [say.conflicts, [...new Set(findings.map((each) => each.with ?? each.check))].join(', ')],
  ];
  return {
    uid: `change-${id}@praxis`,
    when: { start: new Date(start), end: new Date(end) },
    summary: `${number} ${title}`,
    description: [
      ...(phase === 'proposed' ? [say.proposed] : []),
      ...(outage ? [say.outage] : []),
      ...facts.filter(([, value]) => value !== '').map(([what, value]) => `${what}: ${value}`),
    ].join('\n'),
    categories: level === undefined ? [] : [`${say.risk}: ${level}`],
    status: phase === 'proposed' ? 'TENTATIVE' : 'CONFIRMED',
    busy: true,
  };
}
