import { type Operation, type OperationRule, reaches, untils } from './schema/operation.ts';

/** Where a package allows more than the shared rules do: nobody may. */
export interface Widening {
  /** Place in the package's file. */
  readonly path: string;
  readonly value: unknown;
  readonly allowed: string;
}

/**
 * The rule for an operation: the package's own where it has one, else the shared one.
 *
 * @returns undefined when the shared rules do not allow it to anybody
 */
export function ruleFor(
  operation: Operation,
  shared: readonly OperationRule[],
  own: readonly OperationRule[],
): OperationRule | undefined {
  const general = shared.find((rule) => rule.operation === operation);
  return general && (own.find((rule) => rule.operation === operation) ?? general);
}

/** Every place where the rules of a package are wider than the shared ones. */
export function wideningsOf(shared: readonly OperationRule[], own: readonly OperationRule[]): readonly Widening[] {
  return own.flatMap((rule, index) => {
    const general = shared.find(({ operation }) => operation === rule.operation);
    const place = (key: string) => `[${index}].${key}`;
    if (!general)
      return [{ path: place('operation'), value: rule.operation, allowed: list(shared.map((each) => each.operation)) }];
    return [
      ...among(place('relations'), rule.relations, general.relations),
      ...among(place('roles'), rule.roles, general.roles),
      ...upTo(place('until'), rule.until, general.until, untils),
      ...upTo(place('to'), rule.to ?? 'anyone', general.to ?? 'anyone', reaches),
    ];
  });
}

function among(path: string, values: readonly string[], allowed: readonly string[]): readonly Widening[] {
  const wider = values.filter((value) => !allowed.includes(value));
  return wider.map((value) => ({ path, value, allowed: list(allowed) }));
}

function upTo<T extends string>(path: string, value: T, most: T, order: readonly T[]): readonly Widening[] {
  const last = order.indexOf(most);
  return order.indexOf(value) > last ? [{ path, value, allowed: list(order.slice(0, last + 1)) }] : [];
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'allowed: nothing' : `allowed: ${names.join(', ')}`;
}
