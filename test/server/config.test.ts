import { describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';

const here = { programDirectory: '/opt/praxis', demo: false };

describe('settings', () => {
  test('given no settings, then the server runs on its own machine with an embedded database', () => {
    expect(readConfig({ PATH: '/bin' }, here)).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      database: { type: 'sqlite', file: expect.stringMatching(/data\/praxis\.sqlite$/), synchronous: 'FULL' },
      packagesDirectories: ['/opt/praxis/processes'],
      zone: 'Asia/Shanghai',
      session: { idleMs: 3_600_000, absoluteMs: 43_200_000 },
    });
  });

  test('given the demo, then its data lie in a file of their own', () => {
    expect(readConfig({}, { ...here, demo: true }).database).toMatchObject({
      file: expect.stringMatching(/praxis-demo\.sqlite$/),
    });
  });

  test('given a folder for the keys of the audit trail, then they lie there, and those of the demo beside it', () => {
    const env = { PRAXIS_EVIDENCE_DIR: '/srv/evidence' };

    expect(readConfig(env, here).evidenceDirectory).toBe('/srv/evidence');
    expect(readConfig(env, { ...here, demo: true }).evidenceDirectory).toBe('/srv/evidence-demo');
    expect(readConfig({}, here).evidenceDirectory).toMatch(/data\/evidence$/);
  });

  test('given a PostgreSQL address, then it is used', () => {
    const url = 'postgres://praxis:secret@db/praxis';

    expect(readConfig({ PRAXIS_DATABASE_URL: url }, here).database).toEqual({
      type: 'postgres',
      url,
      poolSize: 10,
      statementTimeoutMs: 30_000,
    });
  });

  test('given several mistakes, then all are named at once', () => {
    const env = {
      PRAXIS_PORT: '70000',
      PRAXIS_ZONE: 'Mars/Base',
      PRAXIS_LOG_LEVL: 'info',
      PRAXIS_DATABASE_URL: 'mysql://x',
    };

    expect(() => readConfig(env, here)).toThrow(
      /(?=[\s\S]*PRAXIS_PORT)(?=[\s\S]*PRAXIS_ZONE)(?=[\s\S]*PRAXIS_LOG_LEVL)(?=[\s\S]*PRAXIS_DATABASE_URL)/,
    );
  });
});
