import type { Condition } from '../../master-data/master-data.ts';

/**
 * Records with one of the texts as a value anywhere in their fields, as a condition on columns of `record`. It only
 * narrows: which field it is has to be looked at afterwards.
 *
 * @param texts at least one
 */
export function holding(texts: readonly string[]): Condition {
  return {
    sql: texts.map(() => `fields LIKE ? ESCAPE '\\'`).join(' OR '),
    params: texts.map((text) => `%${JSON.stringify(text).replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`),
  };
}
