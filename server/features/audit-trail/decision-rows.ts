import type { Language } from '../../../rules/schema/languages.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import { isEmpty, looseWords, type Wording } from './value-words.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a report says of one decision by rules: when, by which rule set, which rows fired, on what, with what result. */
export interface DecisionRow {
  readonly at: string;
  readonly ruleSet: string;
  readonly rows: string;
  readonly facts: string;
  readonly result: string;
}

/** The decisions in a history, in the words of their rule sets. */
export function decisionRows(
  history: readonly HistoryEntry[],
  language: Language,
  { wording, nameOf }: { readonly wording: Wording; readonly nameOf: (ruleSet: string) => string },
): readonly DecisionRow[] {
  return history.flatMap(({ at, details }) => {
    const { decision } = details;
    if (!isValues(decision)) return [];
    const words = isValues(decision['words']) ? decision['words'] : {};
    const say = (values: unknown): string =>
      [values]
        .flat()
        .map((each) => (isValues(each) ? sentence(each, words, language, wording) : ''))
        .join('\n');
    return [
      {
        at,
        ruleSet: nameOf(String(decision['ruleSet'])),
        rows: [decision['firedRows']].flat().map(String).join(', '),
        facts: say(decision['facts']),
        result: say(decision['result']),
      },
    ];
  });
}

function sentence(values: Values, words: Values, language: Language, wording: Wording): string {
  const [colon, between] = language === 'zh' ? ['：', '；'] : [': ', '; '];
  return Object.entries(values)
    .filter(([, value]) => !isEmpty(value))
    .map(([key, value]) => {
      const about = Object.hasOwn(words, key) && isValues(words[key]) ? words[key] : {};
      const label = textIn(about['label'], language) ?? key;
      const choices = isValues(about['values']) ? about['values'] : {};
      const choice = Object.hasOwn(choices, String(value)) ? textIn(choices[String(value)], language) : undefined;
      return `${label}${colon}${choice ?? looseWords(value, wording)[language]}`;
    })
    .join(between);
}

function textIn(text: unknown, language: Language): string | undefined {
  const found = isValues(text) ? text[language] : undefined;
  return typeof found === 'string' ? found : undefined;
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
