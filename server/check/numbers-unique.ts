import type { Invariant } from './invariant.ts';

interface Prefix {
  readonly prefix: string;
  readonly last: number;
}

/** A number such as INC000123 is given once; none is missing between the first and the last. */
export const numbersUnique: Invariant = {
  id: 'I11',
  name: { en: 'Record numbers are unique and without gaps', zh: '记录编号唯一且不缺号' },
  async check({ reader }, findings) {
    const doubled = await reader.query<{ number: string; n: number }>(
      `SELECT number, COUNT(*) AS n FROM record WHERE process_id IS NOT NULL GROUP BY number HAVING COUNT(*) > 1
       ORDER BY number LIMIT 1000`,
    );
    for (const { number, n } of doubled)
      findings.violated(`record ${number}`, { en: `given ${n} times`, zh: `重复 ${n} 次` });

    for (const { prefix, last } of await reader.query<Prefix>('SELECT prefix, last FROM number_sequence')) {
      const digits = `SUBSTR(number, ${prefix.length + 1})`;
      const own = `process_id IS NOT NULL AND number LIKE ? AND LENGTH(number) > ${prefix.length}
        AND ${reader.dialect === 'sqlite' ? `${digits} NOT GLOB '*[^0-9]*'` : `${digits} ~ '^[0-9]+$'`}`;
      const [row] = await reader.query<{ n: number; highest: number | null }>(
        `SELECT COUNT(*) AS n, MAX(CAST(${digits} AS BIGINT)) AS highest FROM record WHERE ${own}`,
        [`${prefix}%`],
      );
      const { n = 0, highest = 0 } = row ?? {};
      findings.seen(n);
      if ((highest ?? 0) > last)
        findings.violated(`prefix ${prefix}`, {
          en: `the counter stands at ${last}, the highest number is ${highest}`,
          zh: `计数为 ${last},最大编号为 ${highest}`,
        });
      else if (n !== last)
        findings.violated(`prefix ${prefix}`, {
          en: `${last} numbers were given, ${n} records have one`,
          zh: `已发 ${last} 个编号,现有 ${n} 条记录`,
        });
    }
  },
};
