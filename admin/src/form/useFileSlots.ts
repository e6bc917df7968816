import { useState } from 'react';
import type { FileSlot, SlotWatcher } from './fileSlot.ts';

/** The places for files of the form on the page, as they are now. */
export function useFileSlots(): { readonly slots: readonly FileSlot[]; readonly watcher: SlotWatcher } {
  const [slots, setSlots] = useState<readonly FileSlot[]>([]);
  const [watcher] = useState<SlotWatcher>(() => ({
    drawn: (slot) =>
      setSlots((known) => {
        const before = known.find(({ id }) => id === slot.id);
        if (before !== undefined && isSame(before, slot)) return known;
        return before === undefined ? [...known, slot] : known.map((each) => (each === before ? slot : each));
      }),
    gone: (gone) => setSlots((known) => known.filter(({ id }) => id !== gone)),
  }));
  return { slots, watcher };
}

/** form-js draws every field again at each key; what looks the same need not be drawn by us. */
function isSame(one: FileSlot, other: FileSlot): boolean {
  const { element, change: _change, ...look } = one;
  const { element: otherElement, change: _other, ...otherLook } = other;
  return element === otherElement && JSON.stringify(look) === JSON.stringify(otherLook);
}
