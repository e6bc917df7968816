import { Readable } from 'node:stream';
import type { Minutes, MinutesItem } from '../../contract/change-board.ts';
import type { FileAnswer } from '../../http/file-answer.ts';
import { minutesWords } from './minutes-words.ts';

type Language = 'en' | 'zh';

interface Saying {
  readonly language: Language;
  readonly roleName: (id: string) => { readonly en: string; readonly zh: string };
  readonly moment: (at: string) => string;
}

/** Minutes as a page of their own to print: A4, without scripts, every text of people escaped. */
export function minutesDocument(
  minutes: Minutes,
  language: Language,
  { roleName, zone }: { readonly roleName: Saying['roleName']; readonly zone: string },
): FileAnswer {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  const saying = { language, roleName, moment: (at: string) => format.format(new Date(at)) };
  const say = minutesWords[language];
  const { heldOn, attendees, remarks, items, hidden, writtenBy, writtenAt, contentHash } = minutes;
  const title = `${say.title} ${heldOn}`;
  const html = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>@page{size:A4;margin:18mm}body{font-family:sans-serif;font-size:11pt}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #888;padding:3px 6px;text-align:left;vertical-align:top}section{break-inside:avoid}</style></head><body>
<h1>${escaped(title)}</h1>
<p>${say.attendees}: ${escaped(attendees.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', '))}</p>
${items.length === 0 ? `<p>${say.nothing}</p>` : items.map((item) => itemSection(item, saying)).join('\n')}
${hidden === 0 ? '' : `<p>${say.hidden}: ${hidden}</p>`}
${remarks === '' ? '' : `<h2>${say.remarks}</h2><p style="white-space:pre-wrap">${escaped(remarks)}</p>`}
<footer><p>${say.written} ${escaped(writtenBy.name[language])}, ${escaped(saying.moment(writtenAt))}<br>${say.hash}: ${contentHash}</p></footer>
</body></html>
`;
  const bytes = Buffer.from(html);
  return {
    name: `${title}.html`,
    mediaType: 'text/html; charset=utf-8',
    size: bytes.length,
    bytes: Readable.from([bytes]),
  };
}

function itemSection(item: MinutesItem, { language, roleName, moment }: Saying): string {
  const say = minutesWords[language];
  const risk = Object.entries(say.risks).find(([key]) => key === item.riskLevel)?.[1] ?? '';
  const quorum =
    item.minimum === null ? '' : `${item.deciding}/${item.minimum}, ${item.quorate ? say.quorate : say.notQuorate}`;
  const facts: readonly (readonly [string, string])[] = [
    [say.result, say.outcomes[item.outcome] + (item.vetoed ? ` (${say.veto})` : '')],
    [say.quorum, quorum],
    [say.risk, risk],
    [say.start, item.plannedStart === null ? '' : moment(item.plannedStart)],
    [say.requester, item.requester?.name[language] ?? ''],
  ];
  const rows = item.votes.map(({ voter, onBehalfOf, role, decision, comment, at }) => [
    voter.name[language] + (onBehalfOf ? ` (${say.onBehalfOf} ${onBehalfOf.name[language]})` : ''),
    roleName(role)[language],
    say.votes[decision],
    comment ?? '',
    moment(at),
  ]);
  const head = [say.voter, say.role, say.vote, say.reason, say.at];
  const votes =
    rows.length === 0
      ? `<p>${say.noVotes}</p>`
      : `<table><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr>${rows
          .map((row) => `<tr>${row.map((value) => `<td>${escaped(value)}</td>`).join('')}</tr>`)
          .join('')}</table>`;
  const shown = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${escaped(value)}`);
  return `<section><h2>${escaped(`${item.number} ${item.title}`)}</h2><p>${shown.join('<br>')}</p>${votes}</section>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
