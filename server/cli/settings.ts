import { z } from 'zod';
import { environment } from '../config.ts';
import type { Verb } from './verb.ts';

/** Prints every setting with what it means, what it is when absent, and what it is now. */
export const settings: Verb = async () => {
  const { properties = {} } = z.toJSONSchema(environment, { io: 'input', unrepresentable: 'any' });
  for (const [name, field] of Object.entries(properties)) {
    const { description = '', default: byDefault } = typeof field === 'object' ? field : {};
    process.stdout.write(`${name}${byDefault === undefined ? '' : ` = ${String(byDefault)}`}\n    ${description}\n`);
  }
  return 0;
};
