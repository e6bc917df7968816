import { z } from 'zod';

/**
 * A strict object whose refusal of an unknown key says which keys are allowed.
 *
 * zod's own message names the key only; whoever mistypes a key in a process package needs the list.
 */
export function shape<Fields extends z.core.$ZodLooseShape>(fields: Fields): z.ZodObject<Fields, z.core.$strict> {
  const allowed = Object.keys(fields).join(', ');
  return z.strictObject(fields, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `unknown key ${quoted(issue.keys)}; allowed: ${allowed}` : undefined,
  });
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `"${key}"`).join(', ');
}
