import { useEffect, useRef, useState } from 'react';
import { serverNow } from '../components/useNow.ts';
import type { Values } from '../dataProvider.ts';
import { type Draft, discardDraft, keepDraft, readDraft } from './draft.ts';

/** Milliseconds of rest after which typing is kept. */
const restMs = 600;

/** Keeps what is typed under a key of this device; `restored` is what stood there when the form opened. */
export function useDraft(key: string) {
  const [restored, setRestored] = useState<Draft | null>(() => readDraft(key));
  const [kept, setKept] = useState<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    restored,
    kept,
    keep(values: Values) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setKept(keepDraft(key, values, serverNow())), restMs);
    },
    discard() {
      clearTimeout(timer.current);
      discardDraft(key);
      setRestored(null);
      setKept(null);
    },
  };
}
