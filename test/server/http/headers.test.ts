import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFolder } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe('headers and pages', () => {
  let folder: string;
  let server: TestServer;
  beforeAll(async () => {
    folder = aFolder();
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><script nonce="__CSP_NONCE__" src="/assets/app.js"></script>',
    );
    writeFileSync(join(folder, 'assets', 'app.js'), 'export {};');
    writeFileSync(join(folder, '.env'), 'secret');
    server = await givenAServer({ demo: false, config: { adminDirectory: folder } });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test.each(['/', '/api/session/options', '/api/session', '/api/nothing', '/assets/app.js', '/health/live'])(
    'given %s, then the security headers are there, also on errors',
    async (path) => {
      const { headers } = await server.anonymous().get(path);

      expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/);
    },
  );

  test('given the page at any of its addresses, then it carries the nonce of this answer and is not kept', async () => {
    const first = await server.anonymous().get('/records/incident/INC000001');
    const second = await server.anonymous().get('/');

    const nonce = /nonce="([^"]+)"/.exec(first.text)?.[1] ?? '?';
    expect(first.get('Content-Security-Policy')).toContain(`'nonce-${nonce}'`);
    expect(second.text).not.toContain(nonce);
    expect(first.get('Cache-Control')).toBe('no-store');
  });

  test.each(['/.env', '/assets/', '/assets/../.env', '/assets/missing.js', '/assets/%2e%2e/.env'])(
    'given %s, then nothing of the disk is shown',
    async (path) => {
      const answer = await server.anonymous().raw.get(path);

      expect(answer.text).not.toContain('secret');
      if (path.startsWith('/assets') && !path.includes('env')) expect(answer.status).toBe(404);
    },
  );
});
