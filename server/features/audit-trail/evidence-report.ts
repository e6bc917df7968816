import { DateTime } from 'luxon';
import type { Language } from '../../../rules/schema/languages.ts';
import type { Localized } from '../../contract/common.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import type { RecordDetail } from '../../contract/record.ts';
import { decisionRows } from './decision-rows.ts';
import { escaped, page, table } from './report-page.ts';
import { actionName, detailsText, type ToldLine, whoText } from './told-line.ts';
import { isEmpty, valueWords, type Wording } from './value-words.ts';

/** What a report is written from. */
interface Reported {
  readonly record: RecordDetail;
  readonly history: readonly HistoryEntry[];
  /** Lines of the audit trail about the record. */
  readonly trail: readonly ToldLine[];
  readonly wording: Wording;
  /** What a rule set is called; by its id when it is gone. */
  readonly ruleSetName: (id: string) => Localized;
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
    decisions: 'Decisions by rules',
    ruleSet: 'Rule set',
    rows: 'Rows that fired',
    facts: 'Given',
    result: 'Result',
    trail: 'Audit trail',
    line: 'Line',
    action: 'What was done',
    details: 'What it says',
    times: (zone: string) => `Times in ${zone}.`,
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
    decisions: '规则决策',
    ruleSet: '规则集',
    rows: '命中的规则行',
    facts: '依据',
    result: '结果',
    trail: '审计轨迹',
    line: '行号',
    action: '操作',
    details: '内容',
    times: (zone: string) => `时间所用时区：${zone}。`,
  },
} as const;

/**
 * A record as a page to read and to print, in one language: labels and options in that language, what people typed as they
 * typed it.
 */
export function evidenceReport({ record, history, trail, wording, ruleSetName }: Reported, language: Language): string {
  const say = words[language];
  const moment = (at: string | null) =>
    at === null ? '' : DateTime.fromISO(at, { zone: wording.zone }).toFormat('yyyy-MM-dd HH:mm');
  const shown = record.fieldShapes.filter(({ key }) => !isEmpty(record.fields[key]));
  const steps = history.filter(
    ({ lifecycle, elementType, name }) => lifecycle === 'completed' && name && elementType !== 'process',
  );
  return page(say.lang, `${record.number} ${record.title}`, [
    `<p>${say.status}: ${escaped(record.stage[language])}. ${say.times(wording.zone)}</p>`,
    `<h2>${say.fields}</h2>`,
    table(
      [],
      shown.map((shape) => [
        shape.label[language],
        valueWords(shape, record.fields[shape.key], wording)?.[language] ?? '',
      ]),
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
    `<h2>${say.decisions}</h2>`,
    table(
      [say.at, say.ruleSet, say.rows, say.facts, say.result],
      decisionRows(history, language, { wording, nameOf: (id) => ruleSetName(id)[language] }).map((row) => [
        moment(row.at),
        row.ruleSet,
        row.rows,
        row.facts,
        row.result,
      ]),
    ),
    `<h2>${say.trail}</h2>`,
    table(
      [say.line, say.at, say.by, say.action, say.details],
      trail.map((line) => [
        String(line.row.seq),
        moment(line.row.at),
        whoText(line, language),
        actionName(line.row.action)[language],
        detailsText(line.words, language),
      ]),
    ),
  ]);
}
