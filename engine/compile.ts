import type { Finding } from './errors.ts';
import type { ExecutableProcess } from './model/executable-process.ts';

/** How strict a compilation is: `run` refuses only what changes execution, `publish` adds lint, `ship` portability and both languages. */
export type Profile = 'run' | 'publish' | 'ship';

export interface Compiled {
  /** The executable processes of the file, in its order. */
  readonly processes: readonly ExecutableProcess[];
  /** What is reported but not refused. */
  readonly findings: readonly Finding[];
}

/**
 * Parses, checks and compiles a BPMN file.
 *
 * @param xml text, or the bytes of a file whose encoding its XML declaration names
 * @throws {EngineError} `MODEL_INVALID` with every finding of the file
 */
export async function compile(xml: string | Uint8Array, options: { readonly profile: Profile }): Promise<Compiled> {
  void xml;
  void options;
  throw new Error('under construction');
}
