import { DateTime } from 'luxon';
import type { Language } from '../../../rules/schema/languages.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import type { FieldShape, RecordDetail } from '../../contract/record.ts';

/** What a report is written from. */
interface Reported {
  readonly record: RecordDetail;
  readonly history: readonly HistoryEntry[];
  /** Lines of the audit trail about the record. */
  readonly trail: number;
  readonly zone: string;
}

const words = {
  en: {
    lang: 'en',
    status: 'Status',
    fields: 'Record',
    clocks: 'Clocks',
    clock: 'Clock',
    due: 'Due',
    elapsed: 'Elapsed (min)',
    breached: 'Breached',
    steps: 'Steps completed',
    step: 'Step',
    by: 'By',
    at: 'At',
    system: 'Praxis',
    yes: 'yes',
    no: 'no',
    times: (zone: string) => `Times in ${zone}.`,
    trail: (lines: number) => `Lines of the audit trail about this record: ${lines}`,
  },
  zh: {
    lang: 'zh-CN',
    status: '状态',
    fields: '记录内容',
    clocks: '时钟',
    clock: '时钟',
    due: '到期',
    elapsed: '已用时间（分钟）',
    breached: '是否违约',
    steps: '已完成步骤',
    step: '步骤',
    by: '办理人',
    at: '时间',
    system: '知行',
    yes: '是',
    no: '否',
    times: (zone: string) => `时间所用时区：${zone}。`,
    trail: (lines: number) => `与该记录有关的审计行数：${lines}`,
  },
} as const;

/**
 * A record as a page to read and to print, in one language: labels and options in that language, what people typed as they
 * typed it.
 */
export function evidenceReport({ record, history, trail, zone }: Reported, language: Language): string {
  const say = words[language];
  const moment = (at: string | null) =>
    at === null ? '' : DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const shown = record.fieldShapes.filter(({ key }) => !isEmpty(record.fields[key]));
  const steps = history.filter(
    ({ lifecycle, elementType, name }) => lifecycle === 'completed' && name && elementType !== 'process',
  );
  return page(say.lang, `${record.number} ${record.title}`, [
    `<p>${say.status}: ${escaped(record.stage[language])}. ${say.times(zone)}</p>`,
    `<h2>${say.fields}</h2>`,
    table(
      [],
      shown.map((shape) => [shape.label[language], valueText(shape, record.fields[shape.key], language)]),
    ),
    `<h2>${say.clocks}</h2>`,
    table(
      [say.clock, say.due, say.elapsed, say.breached],
      record.clocks.map((clock) => [
        clock.label[language],
        moment(clock.dueAt),
        String(Math.round(clock.elapsedMs / 60_000)),
        clock.breached ? say.yes : say.no,
      ]),
    ),
    `<h2>${say.steps}</h2>`,
    table(
      [say.at, say.step, say.by],
      steps.map(({ at, name, actor }) => [moment(at), name?.[language] ?? '', actor?.name[language] ?? say.system]),
    ),
    `<p>${say.trail(trail)}</p>`,
  ]);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function valueText(shape: FieldShape, value: unknown, language: Language): string {
  if (isEmpty(value)) return '';
  if (Array.isArray(value))
    return value.map((item) => valueText(shape, item, language)).join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'object')
    return shape.fields
      .filter(({ key }) => !isEmpty(Reflect.get(value as object, key)))
      .map(
        (field) => `${field.label[language]}: ${valueText(field, Reflect.get(value as object, field.key), language)}`,
      )
      .join('; ');
  if (typeof value === 'boolean') return value ? words[language].yes : words[language].no;
  return shape.values.find((option) => option.value === String(value))?.label[language] ?? String(value);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${head.length > 0 ? row(head, 'th') : ''}${rows.map((cells) => row(cells, 'td')).join('\n')}</table>`;
}

function page(lang: string, title: string, body: readonly string[]): string {
  return `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre-line}</style>
</head><body><h1>${escaped(title)}</h1>
${body.join('\n')}
</body></html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
