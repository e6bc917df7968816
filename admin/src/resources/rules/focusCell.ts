/** Puts the focus into a cell at once, so that what is typed next is typed there. */
export function focusCell(table: HTMLTableElement | null, line: number, column: string): void {
  const cell = table?.querySelector<HTMLInputElement>(
    `tr[data-line="${line}"] input[data-column="${CSS.escape(column)}"]`,
  );
  cell?.focus();
  cell?.select();
}

/** As `focusCell`, once lines that were moved or added have been drawn. */
export function focusCellWhenDrawn(table: HTMLTableElement | null, line: number, column: string): void {
  requestAnimationFrame(() => focusCell(table, line, column));
}
