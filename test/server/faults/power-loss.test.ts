import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFolder } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { Desk } from './support/desk.ts';
import { enduring } from './support/enduring.ts';
import { full, rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

describe('a power failure on SQLite', () => {
  let server: TestServer;
  let desk: Desk;
  let file: string;
  const folder = () => {
    const made = join(aFolder(), 'copy');
    mkdirSync(made);
    return join(made, 'praxis.sqlite');
  };
  beforeAll(async () => {
    server = await givenAServer({ config: enduring });
    desk = await Desk.at(server.url);
    file = server.location.type === 'sqlite' ? server.location.file : '';
  });
  afterAll(() => server.close());

  /** The files as they lie on the disk now: what was written without a flush is not there by promise. */
  function copied(): string {
    const copy = folder();
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    return copy;
  }

  /** Opens like any start does: to some committed state, whole. */
  function opened(copy: string): { readonly keys: number; readonly steps: number; readonly lines: number } {
    const database = new Sqlite(copy);
    try {
      expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      const count = (sql: string) => (database.prepare(`SELECT COUNT(*) AS n FROM ${sql}`).get() as { n: number }).n;
      return {
        keys: count('idempotency_key'),
        steps: count('process_instance'),
        lines: count(`history WHERE lifecycle = 'started' AND element_type = 'process'`),
      };
    } finally {
      database.close();
    }
  }

  test('given copies of the files taken while commands run, then whatever was acknowledged before is in each', async (context) => {
    const wanted = rounds(context, 8, 100);
    let ended = false;
    const acknowledged: string[] = [];
    const busy = Promise.all(
      Array.from({ length: 4 }, async () => {
        const own = new Desk(server.url, { acknowledged }).movedTo(server.url);
        await own.signIn();
        while (!ended) await own.start('multi');
      }),
    );
    for (let index = 0; index < wanted; index++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const promised = [...acknowledged];
      const copy = copied();
      const { steps, lines } = opened(copy);
      expect(lines).toBe(steps);
      if (full || index % 4 === 0)
        await expectSound({ type: 'sqlite', file: copy }, { acknowledged: promised }, server.clock.now());
    }
    ended = true;
    await busy;
  }, 600_000);

  test('given a log cut off at any sector of its end, or with any byte there turned, then it opens to a committed state', async (context) => {
    // The log begins anew, so that its end is the end of what was written and not of an earlier round.
    const shell = new Sqlite(file);
    shell.pragma('wal_checkpoint(TRUNCATE)');
    shell.close();
    for (let index = 0; index < 10; index++) await desk.start('multi');
    const base = copied();
    const log = readFileSync(`${base}-wal`);
    const tail = Math.max(0, log.length - 65_536);
    const places = Array.from({ length: Math.floor((log.length - tail) / 512) }, (_, index) => tail + index * 512);
    const chosen = full ? places : places.filter((_, index) => index % 8 === 3);
    rounds(context, chosen.length * 2, chosen.length * 2);
    const whole = opened(copyOf(base, log)).steps;
    let least = whole;
    for (const [index, at] of chosen.entries()) {
      const flipped = Buffer.from(log);
      const byte = at + (index % 512);
      flipped.writeUInt8((flipped.readUInt8(byte) ^ 0x55) & 0xff, byte);
      for (const damaged of [log.subarray(0, at), flipped]) {
        const copy = copyOf(base, damaged);
        const { steps, lines } = opened(copy);
        expect(lines).toBe(steps);
        expect(steps).toBeLessThanOrEqual(whole);
        least = Math.min(least, steps);
        if (index % 16 === 0) await expectSound({ type: 'sqlite', file: copy }, {}, server.clock.now());
      }
    }

    expect(least).toBeLessThan(whole);
  }, 600_000);

  function copyOf(base: string, log: Buffer): string {
    const copy = folder();
    copyFileSync(base, copy);
    writeFileSync(`${copy}-wal`, log);
    return copy;
  }
});
