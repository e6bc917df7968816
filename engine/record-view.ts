import { merged } from './nested.ts';
import type { Json, Variables } from './variables.ts';

/**
 * The bound record during one step: its stored fields with the writes of this step laid over them. Without a bound
 * record, `record` is a variable like any other.
 */
export class RecordView {
  readonly isBound: boolean;
  #fields: Variables;
  readonly #written = new Set<string>();

  constructor(stored: Variables | undefined) {
    this.isBound = stored !== undefined;
    this.#fields = stored ?? {};
  }

  get fields(): Variables {
    return this.#fields;
  }

  /** Writes one field, or a part of it: `path` is what follows `record.`. */
  write(path: readonly string[], value: Json): void {
    const [field] = path;
    if (field === undefined) return;
    this.#fields = merged(this.#fields, path, value);
    this.#written.add(field);
  }

  /** The fields written in this step with their last values; null when there are none. */
  written(): Readonly<Record<string, Json>> | null {
    if (this.#written.size === 0) return null;
    return Object.fromEntries([...this.#written].map((field) => [field, this.#fields[field] ?? null]));
  }
}
