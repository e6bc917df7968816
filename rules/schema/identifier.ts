import { z } from 'zod';

/** Id of a file, process, rule set, form, role or calendar: it is part of file names and addresses. */
export const kebabId = z
  .string()
  .max(80)
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'allowed: lower-case letters, digits and single dashes, e.g. "service-request"',
  );

const dangerousNames = ['__proto__', 'constructor', 'prototype'];

/** True for keys that would reach an object's prototype instead of its data. */
function isDangerousName(name: string): boolean {
  return dangerousNames.includes(name);
}

/** Name of a variable, record field, fact or form key: anything else would change how FEEL reads an expression. */
export const variableName = z
  .string()
  .max(80)
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'allowed: letters, digits and underscore, not starting with a digit, e.g. "usersAffected"',
  )
  .refine((name) => !isDangerousName(name), { error: 'names of object internals are not allowed' });

/** Clause of ISO/IEC 20000-1, e.g. `8.6.1`. */
export const clause = z.string().regex(/^\d{1,2}(\.\d{1,2}){0,3}$/, 'allowed: a clause number, e.g. "8.6.1"');

/** A FEEL expression without the leading `=` of models; its syntax is checked by `rules/expression` when deployed. */
export const feelText = z.string().min(1).max(1000);
