/**
 * Versions of rule sets a running instance was bound to on purpose, in place of those its process version pins.
 *
 * They hold for the process version they were made under: an instance that moves to another one decides by what that
 * one pins.
 */
export interface RuleBindings {
  /** Id of the process version of the instance. */
  readonly processVersion: string;
  /** Id of a version by rule set id, e.g. `shared.sla-target` -> `shared.sla-target:3`. */
  readonly sets: Readonly<Record<string, string>>;
}

/** Bindings as they are stored; null when there are none, or none for this process version. */
export function readBindings(stored: string | null, processVersion: string): RuleBindings | null {
  if (stored === null) return null;
  const bindings = JSON.parse(stored) as RuleBindings;
  return bindings.processVersion === processVersion ? bindings : null;
}

/** The same bindings for a process that is called: it decides by what its caller was bound to. */
export function inherited(bindings: RuleBindings | null, processVersion: string): RuleBindings | null {
  return bindings && { ...bindings, processVersion };
}
