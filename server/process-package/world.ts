import type { OperationRule } from '../../rules/schema/operation.ts';
import { metrics } from '../../rules/schema/time.ts';
import type { ProcessPackage, SharedPackage } from './package.ts';

/** What the code of this server offers to packages by name. */
export interface KnownToServer {
  /** Types of service tasks: files of `server/service-tasks/`. */
  readonly services: readonly string[];
  /** Names of facts rule sets may query: files of `server/fact-queries/`. */
  readonly queries: readonly string[];
}

/** Every name a file of a package may use. */
export interface World extends KnownToServer {
  readonly roles: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
  readonly messages: ReadonlySet<string>;
  readonly sodRules: ReadonlySet<string>;
  readonly pauseReasons: ReadonlySet<string>;
  /** Clocks of `shared/clocks.json`. */
  readonly clocks: ReadonlySet<string>;
  readonly processes: ReadonlySet<string>;
  readonly recordTypes: ReadonlySet<string>;
  readonly operations: readonly OperationRule[];
  readonly sharedForms: ReadonlySet<string>;
  readonly sharedRuleSets: ReadonlySet<string>;
}

/** Collects the names of all packages together, so that any may use what any other offers. */
export function worldOf(shared: SharedPackage, packages: readonly ProcessPackage[], known: KnownToServer): World {
  const all = [shared, ...packages];
  return {
    ...known,
    roles: new Set(shared.roles.map((each) => each.id)),
    calendars: new Set(shared.calendars.map((each) => each.id)),
    metrics: new Set(metrics),
    messages: new Set(shared.messages.map((each) => each.name)),
    sodRules: new Set(shared.sodRules.map((each) => each.id)),
    pauseReasons: new Set(shared.pauseReasons.map((each) => each.id)),
    clocks: new Set(shared.clocks.definitions.map((each) => each.id)),
    processes: new Set(all.flatMap((each) => [...each.models.keys()])),
    recordTypes: new Set(all.flatMap((each) => [...each.recordTypes.keys()])),
    operations: shared.operations,
    sharedForms: new Set(shared.forms.keys()),
    sharedRuleSets: new Set(shared.ruleSets.keys()),
  };
}
