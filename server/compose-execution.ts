import type { Execution, Platform } from './platform.ts';

/** Provisional: overwritten by the part that runs processes. */
export async function composeExecution(_platform: Platform): Promise<Execution> {
  return {
    routes: [],
    roleName: () => null,
    settle: async () => undefined,
    start: () => undefined,
    stop: async () => undefined,
  };
}
