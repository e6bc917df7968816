import { startBoundary } from './events/boundary-event.ts';
import type { Catcher } from './find-catcher.ts';
import type { Run } from './run.ts';
import type { Token } from './state.ts';
import { startEventSubProcess } from './subprocesses/event-sub-process.ts';
import type { Variables } from './variables.ts';

/** Lets a catcher take what a token threw. `silent` is a token whose end is in the history already. */
export function catchThrown(run: Run, catcher: Catcher, results: Variables, silent?: Token): void {
  const options = silent ? { silent } : {};
  if (catcher.type === 'boundary') startBoundary(run, catcher.event, catcher.host, results, options);
  else startEventSubProcess(run, catcher.event, catcher.host, results, options);
}
