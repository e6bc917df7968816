import type { FactValue } from '../../../../rules/schema/fact.ts';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import { CellUnreadable } from '../../../../rules/table/cell-lexer.ts';
import { readValue } from '../../../../rules/table/cell-read.ts';
import { writeValue } from '../../../../rules/table/cell-write.ts';

/** Facts as they are typed, by name. */
export type TypedFacts = Readonly<Record<string, string>>;

/** What a trial begins with: the first case of the table that has an answer. */
export function firstFacts({ inputs, tests }: RuleSet): TypedFacts {
  const first = tests.find(({ expect }) => expect !== undefined)?.in ?? {};
  return Object.fromEntries(
    inputs
      .filter(({ fact }) => Object.hasOwn(first, fact))
      .map(({ fact, type }) => [fact, typedValue(first[fact] ?? null, type)]),
  );
}

function typedValue(value: FactValue, type: RuleSet['inputs'][number]['type']): string {
  const written = writeValue(value, type, 'sheet');
  return type === 'list' ? written.slice(1, -1) : written;
}

/** The facts that were typed, and the names of those that are no value of their type. */
export function factsFrom(
  { inputs }: RuleSet,
  typed: TypedFacts,
): { readonly facts: Readonly<Record<string, FactValue>>; readonly unreadable: readonly string[] } {
  const facts: Record<string, FactValue> = {};
  const unreadable: string[] = [];
  for (const { fact, type } of inputs) {
    const text = (typed[fact] ?? '').trim();
    if (text === '') continue;
    try {
      facts[fact] = readValue(type === 'list' ? `[${text}]` : text, type);
    } catch (error) {
      if (!(error instanceof CellUnreadable)) throw error;
      unreadable.push(fact);
    }
  }
  return { facts, unreadable };
}
