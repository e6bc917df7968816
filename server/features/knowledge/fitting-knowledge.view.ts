import { textsOf } from '../../fact-queries/incidents/incident.ts';
import type { KnowledgeEntry } from './knowledge.view.ts';
import { relevance, termsOf, weightsOf } from './relevance.ts';

/** Why an entry is offered: it names one of the items, is about the service, or its text says much the same. */
export type Reason = 'item' | 'service' | 'text';

/** What knowledge is wanted about. */
export interface Wanted {
  readonly text: string;
  readonly serviceId: string | null;
  readonly ciIds: readonly string[];
}

export interface Fitting {
  readonly entry: KnowledgeEntry;
  readonly reasons: readonly Reason[];
}

/** From this share of what two texts say on they are about the same. */
const sameText = 0.3;
/** The same item tells most, then the text; the service alone tells least. */
const tells: Readonly<Record<Reason, number>> = { item: 2, text: 1, service: 0.5 };

/** Entries that fit for at least one of the reasons, the best first. */
export function fittingEntries(
  entries: readonly KnowledgeEntry[],
  wanted: Wanted,
  enough: readonly Reason[] = ['item', 'service', 'text'],
): readonly Fitting[] {
  const described = entries.map((entry) => ({ entry, terms: termsOf(whatItIsAbout(entry)) }));
  const weight = weightsOf(described.map(({ terms }) => terms));
  const asked = termsOf(wanted.text);
  return described
    .map(({ entry, terms }) => {
      const share = relevance(asked, terms, weight);
      const seen: Readonly<Record<Reason, boolean>> = {
        item: textsOf(entry.fields['ciIds']).some((id) => wanted.ciIds.includes(id)),
        text: share >= sameText,
        service: wanted.serviceId !== null && entry.serviceId === wanted.serviceId,
      };
      const reasons = (['item', 'text', 'service'] as const).filter((reason) => seen[reason]);
      return { entry, reasons, score: reasons.reduce((sum, reason) => sum + tells[reason], share) };
    })
    .filter(({ reasons }) => reasons.some((reason) => enough.includes(reason)))
    .toSorted((a, b) => b.score - a.score || (a.entry.number < b.entry.number ? -1 : 1));
}

/** Entries whose texts have every word as it stands, or say much the same; all of them when nothing is typed. */
export function foundEntries(entries: readonly KnowledgeEntry[], typed: string): readonly Fitting[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = fittingEntries(entries, { text: typed, serviceId: null, ciIds: [] }, ['text']);
  const alike = new Set(fitting.map(({ entry }) => entry));
  const literally = entries
    .filter((entry) => !alike.has(entry))
    .filter((entry) => {
      const all = `${entry.number} ${whatItIsAbout(entry)} ${helpOf(entry)}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .map((entry): Fitting => ({ entry, reasons: words.length === 0 ? [] : ['text'] }));
  return [...fitting, ...literally];
}

/** What to do about it: the workaround of a known error, the solution of an article. */
export function helpOf({ fields }: KnowledgeEntry): string {
  const help = fields['workaround'] ?? fields['solution'];
  return typeof help === 'string' ? help : '';
}

/** What somebody sees who has it. */
export function symptomOf({ fields }: KnowledgeEntry): string {
  return typeof fields['symptom'] === 'string' ? fields['symptom'] : '';
}

function whatItIsAbout(entry: KnowledgeEntry): string {
  return `${entry.title}\n${symptomOf(entry)}`;
}
