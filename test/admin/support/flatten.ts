/** A tree of messages as a list of dotted keys with their texts. */
export function flatten(tree: object, prefix = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      const path = prefix === '' ? key : `${prefix}.${key}`;
      return typeof value === 'string' ? [[path, value]] : Object.entries(flatten(value as object, path));
    }),
  );
}
