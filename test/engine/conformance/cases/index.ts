import type { ConformanceCase } from '../case.ts';
import { compensation } from './compensation.ts';
import { eventSubProcesses } from './event-sub-processes.ts';
import { events } from './events.ts';
import { flowCases } from './flows.ts';
import { gateways } from './gateways.ts';
import { loops } from './loops.ts';
import { multipleEvents } from './multiple-events.ts';
import { signals } from './signals.ts';
import { subProcesses } from './sub-processes.ts';
import { tasks } from './tasks.ts';

/** Every case of the suite, in the order of the table. */
export const cases: readonly ConformanceCase[] = [
  ...tasks,
  ...flowCases,
  ...gateways,
  ...events,
  ...multipleEvents,
  ...signals,
  ...subProcesses,
  ...eventSubProcesses,
  ...compensation,
  ...loops,
];
