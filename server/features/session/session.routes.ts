import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { Clock } from '../../clock.ts';
import {
  readSession,
  readSignInOptions,
  type Session,
  setUp,
  signIn,
  signInAsDemoPerson,
  signOut,
} from '../../contract/session.ts';
import { RequestError } from '../../errors.ts';
import { csrfTokenOf } from '../../http/cross-site.ts';
import type { Answer, Arrived, MountedRoute } from '../../http/route.ts';
import type { DemoSignInService } from './demo-sign-in.service.ts';
import type { NewSession, SessionService } from './session.service.ts';
import type { SetupService } from './setup.service.ts';

/** What the session routes answer with. */
export interface SessionRouteServices {
  readonly sessions: SessionService;
  readonly setup: SetupService;
  readonly demo: DemoSignInService;
  readonly clock: Clock;
  readonly zone: string;
}

/** `/api/session` and `/api/setup`. They alone set or clear the session cookie. */
export function sessionRoutes(services: SessionRouteServices): readonly MountedRoute[] {
  const { sessions, setup, demo } = services;
  const begun = (session: NewSession): Answer => ({
    body: view(services, session.actor, session.token, session.expiresAt),
    sessionToken: session.token,
  });

  return [
    {
      endpoint: readSession,
      answer: async (call) => {
        const { actor, token } = signedIn(call);
        return { body: view(services, actor, token, await sessions.expiryOf(token)) };
      },
    },
    {
      endpoint: readSignInOptions,
      answer: async () => ({
        body: { demo: demo.isOn, setupNeeded: !demo.isOn && (await setup.isNeeded()), people: await demo.people() },
      }),
    },
    {
      endpoint: signIn,
      answer: async (call) => {
        const body = call.body as z.output<NonNullable<typeof signIn.body>>;
        const { ip, requestId, sessionToken: former } = call;
        return begun(await sessions.signIn({ ...body, ip, requestId, former }));
      },
    },
    {
      endpoint: signInAsDemoPerson,
      answer: async (call) => {
        const body = call.body as z.output<NonNullable<typeof signInAsDemoPerson.body>>;
        return begun(await demo.signIn(body.account, call));
      },
    },
    {
      endpoint: signOut,
      answer: async (call) => {
        const { actor, token } = signedIn(call);
        await sessions.signOut(token, actor, call.requestId);
        return { body: null, sessionToken: null };
      },
    },
    {
      endpoint: setUp,
      answer: async (call) => {
        const { token, ...person } = call.body as z.output<NonNullable<typeof setUp.body>>;
        return begun(await setup.setUp(token, person, call.requestId));
      },
    },
  ];
}

function signedIn({ actor, sessionToken }: Arrived): { readonly actor: Actor; readonly token: string } {
  if (actor === null || sessionToken === null) throw new RequestError('NOT_SIGNED_IN', 'nobody is signed in');
  return { actor, token: sessionToken };
}

function view({ clock, zone, demo }: SessionRouteServices, actor: Actor, token: string, expiresAt: Date): Session {
  const { userId, account, name, language, roles, groups, permissions } = actor;
  return {
    user: { id: userId, account, name, language, roles: [...roles], groups: [...groups] },
    permissions: [...permissions],
    csrfToken: csrfTokenOf(token),
    expiresAt: expiresAt.toISOString(),
    serverTime: clock.now().toISOString(),
    zone,
    demo: demo.isOn,
  };
}
