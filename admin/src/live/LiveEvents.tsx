import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveEvent } from '../../../server/contract/message.ts';
import { useSessionState } from '../session/sessionStore.ts';
import { setStreamOpen } from './connection.ts';
import { openStream } from './openStream.ts';
import { queriesTouchedBy } from './queriesTouchedBy.ts';

/** Milliseconds in which changes are collected: one step of a process sends several events. */
const collectMs = 250;

/** Keeps one event stream open and asks again for what changed. */
export function LiveEvents() {
  const queries = useQueryClient();
  const signedIn = useSessionState().type === 'signed-in';
  useEffect(() => {
    if (!signedIn) return;
    const touched = new Map<string, readonly string[]>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      for (const queryKey of touched.values()) void queries.invalidateQueries({ queryKey: [...queryKey] });
      touched.clear();
    };
    const close = openStream({
      onEvent(event: LiveEvent) {
        for (const key of queriesTouchedBy(event)) touched.set(key.join('/'), key);
        timer ??= setTimeout(flush, collectMs);
      },
      // What happened while the stream was away is not told again.
      onOpen(again) {
        setStreamOpen(true);
        if (again) void queries.invalidateQueries();
      },
      onLost: () => setStreamOpen(false),
    });
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [queries, signedIn]);
  return null;
}
