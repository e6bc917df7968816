import { z } from 'zod';
import { disallowed } from '../../../../rules/facts.ts';
import { factTypes, factValue } from '../../../../rules/schema/fact.ts';

const text = z.object({ en: z.string(), zh: z.string() });
const needed = z.object({
  ruleSetName: text,
  fact: z.string(),
  factLabel: text,
  factType: z.enum(factTypes),
  values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  valueWords: z.record(z.string(), text).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
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
    case 'datetime':
      // As the browser enters it: by the clock on the wall of whoever types.
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(said) ? new Date(said).toISOString() : said;
    case 'list':
      return said.split(/[,，]/).map((each) => each.trim());
    default:
      return said;
  }
}

/** Whether a value may be supplied, as the server judges it. */
export function isAllowed({ fact, factType, values, min, max }: NeededFact, value: z.infer<typeof factValue>): boolean {
  const input = { fact, type: factType, min, max, ...(values.length > 0 ? { values } : {}) };
  return disallowed(input, value) === undefined;
}
