import { DateTime } from 'luxon';
import { type Calendars, type ClockEvent, readClock } from './clock.ts';
import { replay } from './clock-events.ts';
import type { Calendar } from './schema/calendar.ts';
import type { Language, LocalizedText } from './schema/languages.ts';
import type { PauseReason } from './schema/pause-reason.ts';
import { type ServiceStretch, serviceStretches } from './service-stretch.ts';

/** A stretch of a clock's life that counted or not, with the one reason why. */
export interface ExplainedStretch {
  readonly from: Date;
  readonly to: Date;
  readonly counted: boolean;
  readonly because: ServiceStretch['because'] | 'paused' | 'stopped';
  /** Id of the pause reason, where the clock was paused. */
  readonly reason: string | null;
  /** Names of the holidays and of the days with hours of their own that make it so. */
  readonly holidays: readonly LocalizedText[];
}

/**
 * Why a clock shows what it shows: its whole life until `now`, split where the reason changes. The counted stretches
 * add up to its elapsed time.
 *
 * @throws {RuleError} as `readClock`
 */
export function explainClock(
  events: readonly ClockEvent[],
  calendars: Calendars,
  now: Date,
): readonly ExplainedStretch[] {
  const { calendar } = replay(events, calendars, now).current;
  const stretches = readClock(events, calendars, now).intervals.flatMap(({ from, to, counted, because }) => {
    if (counted) return serviceStretches(calendar, from, to).map((stretch) => explained(stretch, calendar));
    const stopped = because === 'stopped';
    const reason = stopped ? null : because;
    return [{ from, to, counted, because: stopped ? 'stopped' : 'paused', reason, holidays: [] } as const];
  });
  return stretches.filter(({ from, to }) => from < to);
}

function explained({ from, to, open, because, days }: ServiceStretch, calendar: Calendar): ExplainedStretch {
  return { from, to, counted: open, because, reason: null, holidays: namesOf(calendar, days) };
}

/** Each name once: a holiday of several days is one. */
function namesOf({ holidays, exceptions = [] }: Calendar, days: readonly string[]): readonly LocalizedText[] {
  const names = days.flatMap((date) => [...exceptions, ...holidays].find((day) => day.date === date)?.name ?? []);
  return [...new Map(names.map((name) => [name.en, name])).values()];
}

interface Words {
  readonly to: string;
  readonly counted: (duration: string) => string;
  readonly notCounted: string;
  readonly because: Readonly<Record<ExplainedStretch['because'], string>>;
  readonly units: readonly [string, string, string];
  readonly total: (duration: string, zone: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    to: ' to ',
    counted: (duration) => `counted ${duration}`,
    notCounted: 'not counted',
    because: {
      'service-hours': 'service hours',
      'extra-workday': 'make-up workday',
      closed: 'outside service hours',
      holiday: 'holiday',
      exception: 'hours of this day',
      paused: 'paused',
      stopped: 'stopped',
    },
    units: [' h', ' min', ' s'],
    total: (duration, zone) => `Counted in all: ${duration} (times in ${zone})`,
  },
  zh: {
    to: ' 至 ',
    counted: (duration) => `计入 ${duration}`,
    notCounted: '不计入',
    because: {
      'service-hours': '服务时间',
      'extra-workday': '调休上班',
      closed: '服务时间以外',
      holiday: '节假日',
      exception: '当日特殊安排',
      paused: '暂停',
      stopped: '已停止',
    },
    units: [' 小时', ' 分钟', ' 秒'],
    total: (duration, zone) => `合计计入：${duration}（时区 ${zone}）`,
  },
};

/** The explanation as lines of text, the sum last; times in the zone of the calendar. */
export function explanationText(
  stretches: readonly ExplainedStretch[],
  language: Language,
  { zone, reasons }: { readonly zone: string; readonly reasons: readonly PauseReason[] },
): readonly string[] {
  const say = words[language];
  const [opening, closing, colon] = language === 'zh' ? ['（', '）', '：'] : [' (', ')', ': '];
  const lines = stretches.map(({ from, to, counted, because, reason, holidays }) => {
    const label = reasons.find(({ id }) => id === reason)?.label[language] ?? reason;
    const detail = label ?? holidays.map((name) => name[language]).join(language === 'zh' ? '、' : ', ');
    const verdict = counted ? say.counted(durationText(to.getTime() - from.getTime(), say)) : say.notCounted;
    const times = `${localTime(from, zone)}${say.to}${localTime(to, zone)}`;
    return `${times} ${verdict}${colon}${say.because[because]}${detail ? `${opening}${detail}${closing}` : ''}`;
  });
  const sum = stretches.reduce((ms, { from, to, counted }) => ms + (counted ? to.getTime() - from.getTime() : 0), 0);
  return [...lines, say.total(durationText(sum, say), zone)];
}

function localTime(
  at: Date,
  zone: string,
  format = at.getTime() % 60_000 === 0 ? 'yyyy-MM-dd HH:mm' : 'yyyy-MM-dd HH:mm:ss',
): string {
  return DateTime.fromJSDate(at, { zone }).toFormat(format);
}

/** Hours, minutes and seconds; whole days of service time do not exist. */
function durationText(ms: number, { units }: Words): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts.flatMap((amount, index) => (amount > 0 ? [`${amount}${units[index]}`] : []));
  return shown.length > 0 ? shown.join(' ') : `0${units[1]}`;
}
