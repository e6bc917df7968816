import { useSyncExternalStore } from 'react';

let streamOpen = true;
const listeners = new Set<() => void>();

export function setStreamOpen(open: boolean): void {
  if (open === streamOpen) return;
  streamOpen = open;
  for (const listener of listeners) listener();
}

/** Whether the server can be reached: the browser is online and the event stream is open. */
export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, () => streamOpen && navigator.onLine);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
