/**
 * Name of the record field or variable in which a fact about a clock stands: `resolutionDue`, `rootCauseBreached`.
 *
 * @param clock id of a clock or metric, e.g. `root-cause`
 */
export function clockField(clock: string, fact: 'Due' | 'Breached'): string {
  return `${clock.replaceAll(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())}${fact}`;
}

/** The id of the clock a model names as a variable is named: `rootCause` is clock `root-cause`. */
export function clockNamed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
