import type { RequestHandler } from 'express';
import { streamEvents } from '../contract/message.ts';
import { readSessionCookie } from './cookies.ts';
import type { EventHub, Listener } from './events.ts';
import { refuseUnlessAllowed, type ServeOptions } from './serve.ts';

/** Shorter than the idle limit of common proxies; a session that has ended, or rights that have changed, are noticed within this time. */
const heartbeatMs = 25_000;

/** `/api/events`: server-sent events, each only to whom it is readable. */
export function eventStream(hub: EventHub, options: ServeOptions): RequestHandler {
  return async (request, response) => {
    const sessionToken = readSessionCookie(request, options.secure);
    const actor = sessionToken === null ? null : await options.actorOf(sessionToken);
    refuseUnlessAllowed(request, { actor, sessionToken, access: streamEvents.access, publicUrl: options.publicUrl });
    if (actor === null || sessionToken === null) return;

    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    response.write('retry: 5000\n\n');
    const listener: Listener = {
      send: (event) => response.write(`data: ${JSON.stringify(event)}\n\n`),
      close: () => response.end(),
    };
    const unsubscribe = hub.subscribe(actor, listener);
    const heartbeat = setInterval(async () => {
      const still = await options.stillThere(sessionToken).catch(() => null);
      if (still === null) {
        response.end();
        return;
      }
      hub.recognize(listener, still);
      response.write(': still here\n\n');
    }, heartbeatMs);
    response.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
  };
}
