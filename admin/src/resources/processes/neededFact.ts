import { z } from 'zod';
import { factTypes, factValue } from '../../../../rules/schema/fact.ts';

const text = z.object({ en: z.string(), zh: z.string() });
const needed = z.object({
  ruleSetName: text,
  factLabel: text,
  factType: z.enum(factTypes),
  values: z.array(factValue),
  value: factValue,
});

/** The fact for want of which a decision refused: what a person may supply. */
export type NeededFact = z.infer<typeof needed>;

/** What the details of a stall say of a fact that is needed; null where it stalled for another reason. */
export function neededFact(details: unknown): NeededFact | null {
  return needed.safeParse(details).data ?? null;
}

/** What somebody typed, as a value of the type of the fact; undefined when it is none. */
export function factTyped(
  { factType }: Pick<NeededFact, 'factType'>,
  typed: string,
): z.infer<typeof factValue> | undefined {
  const said = typed.trim();
  if (said === '') return undefined;
  switch (factType) {
    case 'int':
    case 'money':
    case 'decimal':
      return Number.isFinite(Number(said)) ? Number(said) : undefined;
    case 'bool':
      return said === 'true' ? true : said === 'false' ? false : undefined;
    case 'list':
      return said.split(/[,，]/).map((each) => each.trim());
    default:
      return said;
  }
}
