import { useEffect, useState } from 'react';
import { clockOffsetMs } from '../session/sessionStore.ts';

const tickMs = 60_000;

/** The server's present, anew each minute. */
export function useNow(): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function serverNow(): Date {
  return new Date(Date.now() + clockOffsetMs());
}
