import { z } from 'zod';
import { instant, localized } from './common.ts';
import { endpoint, permissions } from './endpoint.ts';

export const session = z.strictObject({
  user: z
    .strictObject({
      id: z.string().describe('User id'),
      account: z.string().describe('Sign-in name'),
      name: localized.describe('Name'),
      language: z.enum(['en', 'zh']).describe('Preferred language'),
      roles: z.array(z.string()).describe('Role ids'),
      groups: z.array(z.string()).describe('Group ids'),
    })
    .describe('Who is signed in'),
  permissions: z.array(z.enum(permissions)).describe('What the roles grant'),
  csrfToken: z.string().describe('To be sent as `X-CSRF-Token` with every change'),
  expiresAt: instant.describe('When the session ends unless used'),
  serverTime: instant.describe('Clock of the server, for countdowns'),
  zone: z.string().describe('IANA zone of the organization'),
  demo: z.boolean().describe('True in demo mode'),
});

export const signInOptions = z.strictObject({
  demo: z.boolean().describe('True in demo mode'),
  setupNeeded: z.boolean().describe('True until the first administrator exists'),
  people: z
    .array(
      z.strictObject({
        account: z.string().describe('Sign-in name'),
        name: localized.describe('Name'),
        roles: z.array(localized).describe('Role names'),
      }),
    )
    .describe('Demo people for one-click sign-in; empty outside demo mode'),
});

export type Session = z.infer<typeof session>;
export type SignInOptions = z.infer<typeof signInOptions>;

const account = z.string().min(1).max(100).describe('Sign-in name');
const password = z.string().min(1).max(1024).describe('Password');

export const readSession = endpoint({
  id: 'readSession',
  method: 'get',
  path: '/api/session',
  tag: 'session',
  summary: 'Who is signed in',
  access: 'signed-in',
  answer: session,
});
export const readSignInOptions = endpoint({
  id: 'readSignInOptions',
  method: 'get',
  path: '/api/session/options',
  tag: 'session',
  summary: 'What the sign-in page offers',
  access: 'public',
  answer: signInOptions,
});
export const signIn = endpoint({
  id: 'signIn',
  method: 'post',
  path: '/api/session',
  tag: 'session',
  summary: 'Sign in',
  access: 'public',
  body: z.strictObject({ account, password }),
  answer: session,
});
export const signInAsDemoPerson = endpoint({
  id: 'signInAsDemoPerson',
  method: 'post',
  path: '/api/session/demo',
  tag: 'session',
  summary: 'Sign in as a demo person, in demo mode only',
  access: 'public',
  body: z.strictObject({ account }),
  answer: session,
});
export const signOut = endpoint({
  id: 'signOut',
  method: 'delete',
  path: '/api/session',
  tag: 'session',
  summary: 'Sign out',
  access: 'signed-in',
  answer: z.null(),
  status: 204,
});
export const setUp = endpoint({
  id: 'setUp',
  method: 'post',
  path: '/api/setup',
  tag: 'session',
  summary: 'Create the first administrator with the one-time setup token',
  access: 'public',
  body: z.strictObject({
    token: z.string().min(1).max(200).describe('Printed once at first start'),
    account,
    password: z.string().min(12).max(1024).describe('At least 12 characters'),
    name: z.string().min(1).max(100).describe('Name of the person'),
  }),
  answer: session,
  status: 201,
});
