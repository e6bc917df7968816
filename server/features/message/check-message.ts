import type { Json, Variables } from '../../../engine/index.ts';
import type { Message } from '../../../rules/schema/message.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { Actor } from '../../actor.ts';
import type { ProblemError } from '../../contract/problem.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotPermitted, RequestError } from '../../errors.ts';
import { baseFields } from '../../execution/base-fields.ts';
import { wrongFor } from '../../execution/field-type.ts';

/**
 * Refuses a system that the catalogue does not name as sender. A message persons send from a record's page is never
 * taken from a system: there its role, the state of the record and the time that has passed are checked.
 *
 * @throws {RequestError} `NOT_AUTHORISED`
 */
export function refuseUnlessSender({ name, from, offered }: Message, actor: Actor): void {
  const isNamed = from.some((sender) => sender === '*' || sender === actor.account || actor.roles.includes(sender));
  if (isNamed && !offered) return;
  throw new NotPermitted(`"${actor.account}" is no system that sends "${name}"`, { message: name });
}

/**
 * Refuses keys the catalogue does not name, and values the record it may start could not hold: a key that is also a
 * field of that record has the type of the field.
 *
 * @param type of the record the message starts a case of; null when it starts none
 * @throws {RequestError} `FORM_INVALID` with every wrong key
 */
export function refuseWrongPayload(message: Message, payload: Variables, type: RecordType | null): void {
  const fields = type === null ? [] : [...type.fields, ...baseFields];
  const errors = Object.entries(payload).flatMap(([key, value]): readonly ProblemError[] => {
    const path = `payload.${key}`;
    if (!message.payload.includes(key))
      return [{ path, code: 'not-allowed', params: { allowed: `allowed: ${message.payload.join(', ')}` } }];
    const field = fields.find((each) => each.key === key);
    const wrong = field && wrongFor(field, value as Json);
    return wrong === undefined ? [] : [{ path, code: 'not-allowed', params: { allowed: wrong } }];
  });
  if (errors.length > 0)
    throw new RequestError('FORM_INVALID', `the payload of "${message.name}" is not what the catalogue says`, {
      errors,
    });
}

/**
 * Refuses numbers that no record has, in the keys the catalogue says hold numbers: the process would be left with a
 * source nobody can open.
 *
 * @throws {RequestError} `FORM_INVALID` with every such key
 */
export async function refuseUnknownRecords(
  { name, numbers = [] }: Message,
  payload: Variables,
  source: Pick<Reader, 'query'>,
): Promise<void> {
  const named = numbers.map((key) => ({ key, numbers: [payload[key] ?? []].flat().map(String) }));
  const all = named.flatMap((each) => each.numbers);
  if (all.length === 0) return;
  const rows = await source.query<{ number: string }>(
    `SELECT number FROM record WHERE number IN (${placeholders(all)})`,
    all,
  );
  const known = new Set(rows.map(({ number }) => number));
  const errors = named.flatMap((each): readonly ProblemError[] => {
    const unknown = each.numbers.filter((number) => !known.has(number));
    if (unknown.length === 0) return [];
    const allowed = `${unknown.join(', ')}: no record has this number`;
    return [{ path: `payload.${each.key}`, code: 'not-allowed', params: { allowed } }];
  });
  if (errors.length > 0)
    throw new RequestError('FORM_INVALID', `the payload of "${name}" names records that are not there`, { errors });
}
