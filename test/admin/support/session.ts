import type { Session } from '../../../server/contract/session.ts';

/** The session of Chen Mei of the service desk. */
export function aSession(): Session {
  return {
    user: {
      id: 'mei',
      account: 'mei',
      name: { en: 'Chen Mei', zh: '陈梅' },
      language: 'en',
      roles: ['service-desk'],
      groups: ['DESK'],
    },
    permissions: ['task.work', 'process.start'],
    csrfToken: 'token',
    expiresAt: '2026-03-02T12:00:00.000Z',
    serverTime: new Date().toISOString(),
    zone: 'Asia/Shanghai',
    demo: false,
  };
}
