import { useEffect, useState } from 'react';

/** Milliseconds of rest before what is typed is looked for. */
const restMs = 250;

/** What is typed, once it rests. */
export function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
