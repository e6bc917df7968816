import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveEvent } from '../../../server/contract/message.ts';
import { useSessionState } from '../session/sessionStore.ts';
import { setStreamOpen } from './connection.ts';
import { queriesTouchedBy } from './queriesTouchedBy.ts';

const types = ['task-opened', 'task-closed', 'task-changed', 'record-changed', 'instance-changed'] as const satisfies readonly LiveEvent['type'][];

/** Milliseconds in which changes are collected: one step of a process sends several events. */
const collectMs = 250;

/** Keeps one event stream open and asks again for what changed. */
export function LiveEvents() {
  const queries = useQueryClient();
  const signedIn = useSessionState().type === 'signed-in';
  useEffect(() => {
    if (!signedIn) return;
    const stream = new EventSource('/api/events');
    const touched = new Map<string, readonly string[]>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      for (const queryKey of touched.values()) void queries.invalidateQueries({ queryKey: [...queryKey] });
      touched.clear();
    };
    const receive = (message: MessageEvent<string>) => {
      for (const key of queriesTouchedBy(JSON.parse(message.data) as LiveEvent)) touched.set(key.join('/'), key);
      timer ??= setTimeout(flush, collectMs);
    };
    stream.addEventListener('message', receive);
    for (const type of types) stream.addEventListener(type, receive);
    stream.addEventListener('open', () => setStreamOpen(true));
    stream.addEventListener('error', () => setStreamOpen(false));
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [queries, signedIn]);
  return null;
}
