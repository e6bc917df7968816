import type { FactQueries } from '../../fact-queries/fact-query.ts';
import type { ServiceTaskRegistry } from '../../service-tasks/service-task.ts';
import type { ExecutionParts } from './execution-parts.ts';

/** Everything a step may need: what services use, and the services and queries themselves. */
export interface StepParts extends ExecutionParts {
  readonly services: ServiceTaskRegistry;
  readonly facts: FactQueries;
}
