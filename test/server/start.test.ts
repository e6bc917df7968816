import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aFolder } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { bundledOf } from '../support/program.ts';

/** The program as a user runs it, with its output so far. */
function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [bundledOf('cli'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', PRAXIS_PORT: '0', PRAXIS_LOG_LEVEL: 'error', ...env },
  });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said.text += chunk;
    });
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(said.text);
      if (found) return found[1] ?? found[0];
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said.text}`);
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'exit')]);
    }
  };
  return { child, said, until, exit: async () => child.exitCode ?? (await once(child, 'exit'))[0] };
}

/** Resolves when the program says that it is ready. @throws {Error} when it has not after twenty seconds */
async function isReady(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`${url} does not become ready`);
}

describe('the program', { timeout: 180_000 }, () => {
  let folder: string;
  let env: Record<string, string>;
  beforeEach(() => {
    folder = aFolder();
    env = { PRAXIS_DATA_DIR: folder };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('given whoever reads its output has gone, when it starts, then it serves all the same, and SIGTERM ends it', async () => {
    const port = await freePort();
    const { child, exit } = run(['start'], { ...env, PRAXIS_PORT: `${port}`, PRAXIS_LOG_LEVEL: 'info' });
    child.stdout.once('data', () => child.stdout.destroy());

    await isReady(`http://127.0.0.1:${port}`);

    child.kill('SIGTERM');
    expect(await exit()).toBe(0);
  });

  test('given a first start, then it prints address and token once, a second one is refused, and SIGTERM ends it', async () => {
    const first = run(['start'], env);
    const url = await first.until(/Praxis 知行: (\S+)\n/);
    const token = await first.until(/ {4}([\w-]{32})\n/);

    const second = run(['start'], env);
    expect(await second.exit()).toBe(1);
    expect(second.said.text).toContain('another process uses the database');

    const body = JSON.stringify({ token, account: 'ada', password: 'correct horse battery', name: 'Ada' });
    const headers = { 'Content-Type': 'application/json' };
    expect((await fetch(`${url}/api/setup`, { method: 'POST', headers, body })).status).toBe(201);
    expect((await fetch(`${url}/api/setup`, { method: 'POST', headers, body })).status).toBe(409);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);

    first.child.kill('SIGTERM');
    expect(await first.exit()).toBe(0);

    const again = run(['start'], env);
    await again.until(/Praxis 知行: (\S+)\n/);
    expect(again.said.text).not.toMatch(/ {4}[\w-]{32}\n/);
    again.child.kill('SIGTERM');
    expect(await again.exit()).toBe(0);
  });

  test.each([
    { args: ['start'], set: { PRAXIS_PORT: 'many' }, code: 1, says: 'PRAXIS_PORT' },
    { args: ['start', '--dmeo'], set: {}, code: 2, says: 'usage: praxis start' },
    { args: ['fly'], set: {}, code: 2, says: 'usage:' },
    { args: ['version'], set: {}, code: 0, says: '0.' },
    { args: ['settings'], set: {}, code: 0, says: 'PRAXIS_DATABASE_URL' },
    { args: ['migrate'], set: {}, code: 0, says: '0001 accounts-and-sessions' },
    { args: ['check', '--language', 'zh'], set: {}, code: 1, says: 'there is no database' },
    { args: ['check', 'everything'], set: {}, code: 2, says: 'usage: praxis check' },
    { args: ['model', 'check'], set: {}, code: 2, says: 'usage: praxis model' },
  ])('given praxis $args with $set, then $code and $says', async ({ args, set, code, says }) => {
    const program = run(args, { ...env, ...set });

    expect(await program.exit()).toBe(code);
    expect(program.said.text).toContain(says);
  });
});
