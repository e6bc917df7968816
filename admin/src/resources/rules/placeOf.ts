/** The cell of a path such as `rows[3].when.impact.equal` or `rows[3].anyOf[1].impact`; undefined for the table itself. */
export function placeOf(
  path: string,
): { readonly row: number; readonly alternative: number; readonly column: string } | undefined {
  const found = /^rows\[(\d+)\](?:\.(when|anyOf|outputs)(?:\[(\d+)\])?\.(\w+))?/.exec(path);
  if (!found) return undefined;
  const [, row = '0', part, alternative = '0', name = ''] = found;
  const column = part === undefined ? 'id' : part === 'outputs' ? `output:${name}` : `when:${name}`;
  return { row: Number(row), alternative: Number(alternative), column };
}
