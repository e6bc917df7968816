import type { Json, Variables } from '../../engine/index.ts';
import { isBlank } from '../../rules/form.ts';
import type { RecordField } from '../../rules/schema/record-field.ts';
import type { RecordType } from '../../rules/schema/record-type.ts';
import { RequestError } from '../errors.ts';
import { baseFields, systemFields } from './base-fields.ts';
import { wrongFor } from './field-type.ts';

/** A record as stored, parsed. */
export interface StoredRecord {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly processId: string | null;
  readonly status: string;
  readonly stage: string;
  readonly fields: Variables;
  readonly customerId: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly lockVersion: number;
}

/** A record while a transaction works on it: every instance of the transaction reads and writes the same draft. */
export class RecordDraft {
  readonly stored: StoredRecord;
  readonly type: RecordType;
  /** True for a record this transaction creates. */
  readonly isNew: boolean;
  readonly changedKeys = new Set<string>();
  #fields: Record<string, Json>;
  #status: string;
  #stage: string;
  #closedAt: string | null;
  #revision = 0;
  /** What `variables` answered, until something changes. */
  #variables: Variables | undefined;

  constructor(stored: StoredRecord, type: RecordType, isNew: boolean) {
    this.stored = stored;
    this.type = type;
    this.isNew = isNew;
    this.#fields = { ...stored.fields };
    this.#status = stored.status;
    this.#stage = stored.stage;
    this.#closedAt = stored.closedAt;
  }

  get id(): string {
    return this.stored.id;
  }
  get number(): string {
    return this.stored.number;
  }
  get fields(): Variables {
    return this.#fields;
  }
  get status(): string {
    return this.#status;
  }
  get stage(): string {
    return this.#stage;
  }
  get closedAt(): string | null {
    return this.#closedAt;
  }
  /** Counts the changes of this transaction, so that a reader knows whether it has seen the last one. */
  get revision(): number {
    return this.#revision;
  }
  get changed(): boolean {
    return (
      this.isNew ||
      this.changedKeys.size > 0 ||
      this.#status !== this.stored.status ||
      this.#stage !== this.stored.stage ||
      this.#closedAt !== this.stored.closedAt
    );
  }

  /** True while a security case is suspected: only those who need to know may read it. */
  get restricted(): boolean {
    return this.#fields['securitySuspected'] === true;
  }

  /** A field as the type of the record has it, also one that every record has. */
  field(key: string): RecordField | undefined {
    return fieldsOf(this.type).byKey.get(key);
  }

  /** Text of a field, null when it is empty or no text. */
  text(key: string): string | null {
    const value = this.#fields[key];
    return typeof value === 'string' ? value : null;
  }

  /** The record as models and rules see it: every declared field, null when empty, and what the system keeps. */
  variables(): Variables {
    this.#variables ??= this.#asVariables();
    return this.#variables;
  }

  #asVariables(): Variables {
    const { id, number, createdAt, createdBy, updatedAt, lockVersion } = this.stored;
    return {
      ...fieldsOf(this.type).empty,
      ...this.#fields,
      ...{ id, type: this.type.type, number, createdAt, createdBy, updatedAt, lockVersion },
      ...{ status: this.#status, stage: this.#stage, closedAt: this.#closedAt },
    };
  }

  /**
   * Writes fields. A required one may wait for its value, and is not emptied once it has one.
   *
   * @throws {RequestError} `FORM_INVALID` naming every field that is unknown, kept by the system, of another type, or emptied
   */
  write(fields: Variables): void {
    const { byKey } = fieldsOf(this.type);
    const errors = Object.entries(fields).flatMap(([key, value]) => {
      const field = byKey.get(key);
      if (field?.required && isEmpty(value) && !isEmpty(this.#fields[key] ?? null))
        return [{ path: `record.${key}`, code: 'REQUIRED', params: { allowed: 'not empty' } }];
      const allowed = field ? wrongFor(field, value) : `allowed: ${this.#names().join(', ')}`;
      return allowed === undefined ? [] : [{ path: `record.${key}`, code: 'not-allowed', params: { allowed } }];
    });
    if (errors.length > 0)
      throw new RequestError(
        'FORM_INVALID',
        `record ${this.number}: ${errors.map((each) => `${each.path} ${each.params.allowed}`).join('; ')}`,
        { errors },
      );
    for (const [key, value] of Object.entries(fields)) {
      if (JSON.stringify(this.#fields[key] ?? null) === JSON.stringify(value)) continue;
      this.#fields[key] = value;
      this.changedKeys.add(key);
      this.#changed();
    }
  }

  /**
   * Changes the status; the stage follows it.
   *
   * @throws {RequestError} `STATUS_NOT_ALLOWED` when the record type has no such transition
   */
  setStatus(status: string, now: Date): void {
    if (status === this.#status) return;
    const state = this.type.states.find((each) => each.key === status);
    const known = this.type.transitions.some(([from, to]) => from === this.#status && to === status);
    if (!state || !known)
      throw new RequestError('STATUS_NOT_ALLOWED', `${this.number} cannot go from "${this.#status}" to "${status}"`, {
        params: { number: this.number, from: this.#status, to: status },
      });
    this.#status = status;
    this.#stage = status;
    this.#closedAt = state.final ? now.toISOString() : null;
    this.#changed();
  }

  setStage(stage: string): void {
    this.#stage = stage;
    this.#variables = undefined;
  }

  /** What a service that failed had written is taken back. */
  snapshot(): () => void {
    const fields = { ...this.#fields };
    const keys = [...this.changedKeys];
    const [status, stage, closedAt] = [this.#status, this.#stage, this.#closedAt];
    return () => {
      this.#fields = fields;
      this.changedKeys.clear();
      for (const key of keys) this.changedKeys.add(key);
      [this.#status, this.#stage, this.#closedAt] = [status, stage, closedAt];
      this.#variables = undefined;
    };
  }

  #changed(): void {
    this.#revision += 1;
    this.#variables = undefined;
  }

  #names(): readonly string[] {
    const own = [...this.type.fields, ...baseFields].map((field) => field.key);
    return own.filter((key) => !systemFields.some((system) => system === key));
  }
}

/** The declared fields of a type and those every record has. */
interface Fields {
  readonly byKey: ReadonlyMap<string, RecordField>;
  /** Null for each of them. */
  readonly empty: Variables;
}

const fieldsByType = new WeakMap<RecordType, Fields>();

function fieldsOf(type: RecordType): Fields {
  const known = fieldsByType.get(type);
  if (known) return known;
  const all = [...baseFields, ...type.fields];
  const fields = {
    byKey: new Map(all.map((field) => [field.key, field])),
    empty: Object.fromEntries(all.map((field) => [field.key, null])),
  };
  fieldsByType.set(type, fields);
  return fields;
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === 'string' && isBlank(value));
}
