import type { Language } from '../../../rules/schema/languages.ts';
import { auditActions } from '../../contract/audit-action.ts';
import type { LineDetail, LineWords } from '../../contract/audit-trail.ts';
import type { Localized, PersonRef } from '../../contract/common.ts';
import type { AuditRow } from './audit-trail.repository.ts';
import { asTyped } from './value-words.ts';

/** A line of the trail with everything people read of it. */
export interface ToldLine {
  readonly row: AuditRow;
  readonly actor: PersonRef | null;
  readonly onBehalfOf: PersonRef | null;
  readonly words: LineWords;
}

const system: Localized = { en: 'Praxis', zh: '知行' };
const nothing: Localized = { en: 'nothing', zh: '无' };
const known = new Map<string, Localized>(Object.entries(auditActions));

/** What an action is called; one that another version of the program stored is shown as it is stored. */
export function actionName(action: string): Localized {
  return known.get(action) ?? asTyped(action);
}

/** Who did it, and for whom. */
export function whoText({ actor, onBehalfOf }: ToldLine, language: Language): string {
  const name = (actor?.name ?? system)[language];
  if (onBehalfOf === null) return name;
  const other = onBehalfOf.name[language];
  return language === 'zh' ? `${name}（代 ${other}）` : `${name} (for ${other})`;
}

/** A line per detail: `label: before → after`. */
export function detailsText({ details }: LineWords, language: Language): string {
  return details.map((detail) => detailText(detail, language)).join('\n');
}

function detailText(detail: LineDetail, language: Language): string {
  const colon = language === 'zh' ? '：' : ': ';
  const label = detail.label[language];
  if (detail.type === 'told') return `${label}${colon}${detail.value[language]}`;
  const side = (words: Localized | null) => (words ?? nothing)[language];
  return `${label}${colon}${side(detail.before)} → ${side(detail.after)}`;
}
