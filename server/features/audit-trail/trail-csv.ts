import { DateTime } from 'luxon';
import type { Language } from '../../../rules/schema/languages.ts';
import { csvMark, csvRow } from '../../contract/csv.ts';
import { actionName, detailsText, type ToldLine, whoText } from './told-line.ts';

const heads = {
  en: (zone: string) => ['Line', `At (${zone})`, 'Who', 'What was done', 'About', 'What it says', 'Seal'],
  zh: (zone: string) => ['行号', `时间（${zone}）`, '操作人', '操作', '对象', '内容', '封存'],
} as const;

/** Lines as a table that a spreadsheet opens, piece by piece, in one language. */
export async function* trailCsv(
  pages: AsyncIterable<readonly ToldLine[]>,
  language: Language,
  zone: string,
): AsyncGenerator<string> {
  yield csvMark + csvRow(heads[language](zone));
  for await (const lines of pages) yield lines.map((each) => csvRow(cells(each, language, zone))).join('');
}

function cells(line: ToldLine, language: Language, zone: string): readonly string[] {
  const { seq, at, action, record_number: number, hash } = line.row;
  return [
    String(seq),
    DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss'),
    whoText(line, language),
    actionName(action)[language],
    number ?? line.words.about[language],
    detailsText(line.words, language),
    hash ?? '',
  ];
}
