/** The first characters with which a spreadsheet takes a cell for a formula. */
const formula = /^[=+\-@\t\r]/;

/** Byte order mark: without it Excel does not read Chinese. */
export const csvMark = '\uFEFF';

/**
 * Rows as CSV (RFC 4180) in UTF-8 with byte order mark. A cell that a spreadsheet would run as a formula gets an apostrophe
 * in front.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${csvMark}${[head, ...rows].map(csvRow).join('')}`;
}

/** One row with its end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
