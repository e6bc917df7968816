/** Puts the focus into a cell once the table has been drawn again. */
export function focusCell(table: HTMLTableElement | null, line: number, column: string): void {
  requestAnimationFrame(() => {
    const cell = table?.querySelector<HTMLInputElement>(
      `tr[data-line="${line}"] input[data-column="${CSS.escape(column)}"]`,
    );
    cell?.focus();
    cell?.select();
  });
}
