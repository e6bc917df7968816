import { useEffect, useRef } from 'react';

/** Actions by key in lower case: a character (`j`), a chord (`ctrl+enter`) or a sequence of two (`g i`). */
export type Keys = Readonly<Record<string, () => unknown>>;

/** Milliseconds in which the second key of a sequence must follow. */
const sequenceMs = 1_200;

/**
 * Listens for shortcuts while the component is shown. They rest while somebody types, composes Chinese
 * characters or a dialog is open; only chords with Ctrl or the command key work while typing.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let before: { readonly key: string; readonly at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || event.defaultPrevented) return;
      const chord = event.ctrlKey || event.metaKey;
      if (!chord && (isTyping(event.target) || document.querySelector('[role="dialog"]') !== null)) return;
      const key = event.key.toLowerCase();
      if (key === 'enter' && !chord && isPressable(event.target)) return;
      const name = chord ? `ctrl+${key}` : key;
      const sequence = before !== null && event.timeStamp - before.at < sequenceMs ? `${before.key} ${name}` : null;
      before = { key: name, at: event.timeStamp };
      const action = (sequence === null ? undefined : latest.current[sequence]) ?? latest.current[name];
      if (action === undefined) return;
      event.preventDefault();
      before = null;
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], .bjs-container') !== null
  );
}

/** Enter belongs to the link or button that has the focus. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, summary, [role="button"], [role="tab"]') !== null;
}
