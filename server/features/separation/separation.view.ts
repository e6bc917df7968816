import type { Role } from '../../../rules/schema/role.ts';
import type { SodRule } from '../../../rules/schema/sod.ts';
import { refusalBy, type SeparationHere } from '../../../rules/separation.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { excludedBy, type SeparatedTask } from './excluded-people.ts';
import { type Sided, sidesOf } from './sides.ts';

/** The rules in force and the roles they speak of. */
export interface SeparationRules {
  readonly sodRules: readonly SodRule[];
  readonly roles: readonly Role[];
}

/** Somebody who is to do a task. */
export interface Judged extends Sided {
  readonly userId: string;
}

/** What separates duties at one task of one case: read once, asked for any number of people. */
export class Separation {
  readonly here: readonly SeparationHere[];
  readonly #roles: readonly Role[];

  constructor(here: readonly SeparationHere[], roles: readonly Role[]) {
    this.here = here;
    this.#roles = roles;
  }

  /** The side whoever does it must be on; null when either will do. */
  get side(): 'B' | 'I' | null {
    return this.here.find(({ rule }) => rule.side !== undefined)?.rule.side ?? null;
  }

  /** The rule that keeps a person away; null when none does. */
  refusalOf(person: Judged): SodRule | null {
    return refusalBy(this.here, { userId: person.userId, sides: sidesOf(person, this.#roles) });
  }

  /** @throws {RequestError} `SOD_VIOLATION` with rule and reason in both languages */
  refuse(person: Judged): void {
    const rule = this.refusalOf(person);
    if (rule) throw sodViolation(rule, person.userId);
  }
}

/** Reads what separates duties at a task. A rule the task names and nobody has published any more keeps nobody away. */
export async function separationAt(
  task: SeparatedTask,
  source: Pick<Reader, 'query'>,
  { sodRules, roles }: SeparationRules,
): Promise<Separation> {
  const ids = (task.sod ?? '').split(';').map((id) => id.trim());
  const here: SeparationHere[] = [];
  for (const rule of sodRules)
    if (ids.includes(rule.id)) here.push({ rule, excluded: await excludedBy(rule, task, source) });
  return new Separation(here, roles);
}

/** The refusal of a person by a rule, with its sentence in both languages. */
export function sodViolation({ id, name }: SodRule, person: string): RequestError {
  return new RequestError('SOD_VIOLATION', `${person} is kept away by ${id}: ${name.en}`, {
    params: { rule: id, reasonEn: name.en, reasonZh: name.zh, person },
  });
}
