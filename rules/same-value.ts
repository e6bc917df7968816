/** Whether two JSON values are equal, whatever the order of keys; runs in browsers too. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [present(a), present(b)];
  return keys.length === others.length && keys.every((key) => Object.hasOwn(b, key) && sameAt(a, b, key));
}

/** A key whose value is undefined is not there, as in JSON. */
function present(value: object): readonly string[] {
  return Object.keys(value).filter((key) => Reflect.get(value, key) !== undefined);
}

function sameAt(a: object, b: object, key: string): boolean {
  return sameValue(Reflect.get(a, key), Reflect.get(b, key));
}
