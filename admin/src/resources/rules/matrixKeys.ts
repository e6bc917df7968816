import type { KeyboardEvent } from 'react';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
};

/** Where a key leads, as lines down and columns right; undefined when it belongs to the text being typed. */
export function stepOf({
  key,
  shiftKey,
  currentTarget: { selectionStart, selectionEnd, value },
}: KeyboardEvent<HTMLInputElement>): readonly [number, number] | undefined {
  const step = shiftKey ? undefined : arrows[key];
  if (!step || step[1] === 0) return step;
  const whole = selectionStart === 0 && selectionEnd === value.length;
  const atEdge = step[1] < 0 ? selectionEnd === 0 : selectionStart === value.length;
  return whole || atEdge ? step : undefined;
}

/** Puts the focus into another cell of the matrix; at its edge it stays where it is. */
export function focusMatrixCell(from: HTMLElement, row: number, column: number): void {
  from.closest('table')?.querySelector<HTMLInputElement>(`input[data-at="${row}-${column}"]`)?.focus();
}
