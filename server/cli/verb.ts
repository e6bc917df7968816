/** One verb of the command line. @returns the exit code */
export type Verb = (args: readonly string[]) => Promise<number>;

/** The arguments of a verb are wrong; its usage is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
