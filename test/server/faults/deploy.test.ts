import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeholders } from '../../../server/database/list-sql.ts';
import { aFolder, bothDatabases } from '../../support/database.ts';
import { givenAServer } from '../../support/server.ts';
import { Desk, type StartedCase } from './support/desk.ts';
import { enduring } from './support/enduring.ts';
import { multiply } from './support/multiply.ts';
import { full } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

const numberOf = (n: number) => `END${String(n).padStart(6, '0')}`;

describe.each(bothDatabases)('a new version while cases run, on %s', (database) => {
  test('given a thousand cases, then each ends on the version it began with, and new ones begin with the new one', async () => {
    const kinds = ['task', 'join', 'later', 'multi'];
    const each = 250;
    const wanted = kinds.length * each;
    const folder = aFolder();
    cpSync('test/server/faults/fixtures/packages', folder, { recursive: true });
    const config = { ...enduring, packagesDirectories: ['processes', folder] };
    let server = await givenAServer({ database, config });
    const acknowledged: string[] = [];
    let desk = await Desk.at(server.url, { acknowledged });
    const begun: StartedCase[] = [];
    for (const kind of kinds) begun.push(await desk.start(kind));
    await server.database.unitOfWork(async (tx) => {
      for (const [index, { recordId }] of begun.entries()) {
        const first = kinds.length + 1 + index * (each - 1);
        await multiply(tx, recordId, first, first + each - 2);
      }
      await tx.execute(`UPDATE number_sequence SET last = ? WHERE prefix = 'END'`, [wanted]);
    });

    const model = join(folder, 'endurance', 'endurance.bpmn');
    writeFileSync(
      model,
      readFileSync(model, 'utf8').replaceAll('UT6_left', 'UT6_other_left').replace('name="Finish"', 'name="Finish it"'),
    );
    server = await server.restarted();
    desk = desk.movedTo(server.url);
    const fresh = await desk.start('join');
    server.clock.advance(3 * 3_600_000);
    await server.settle();
    // With the suite some of each kind go on to their end; in `npm run faults` all do.
    const numbers = kinds.flatMap((_, kind) =>
      Array.from({ length: full ? each - 1 : 6 }, (_, index) => kinds.length + 1 + kind * (each - 1) + index),
    );
    const going = [...begun.map(({ number }) => number), fresh.number, ...numbers.map(numberOf)];
    const open = () =>
      server.database.reader.query<{ id: string }>(
        `SELECT t.id FROM task t JOIN record r ON r.id = t.record_id WHERE t.status = 'open' AND r.number IN (${placeholders(going)})`,
        going,
      );
    for (let tasks = await open(); tasks.length > 0; tasks = await open())
      for (const { id } of tasks) await desk.complete(id);

    const standing = await server.database.reader.query<{ version_id: string; status: string; n: number }>(
      `SELECT version_id, status, COUNT(*) AS n FROM process_instance WHERE process_id = 'endurance'
       GROUP BY version_id, status ORDER BY status, version_id`,
    );
    const passed = await server.database.reader.query<{ version_id: string }>(
      `SELECT DISTINCT version_id FROM history WHERE element_id IN ('UT6_left', 'UT6_other_left') ORDER BY version_id`,
    );
    const left = wanted - (going.length - 1);
    expect(standing).toEqual([
      ...(left > 0 ? [{ version_id: 'endurance:1', status: 'active', n: left }] : []),
      { version_id: 'endurance:1', status: 'completed', n: going.length - 1 },
      { version_id: 'endurance:2', status: 'completed', n: 1 },
    ]);
    expect(passed.map(({ version_id }) => version_id)).toEqual(['endurance:1', 'endurance:2']);
    expect(fresh.number).toBe(numberOf(wanted + 1));
    await expectSound(server.location, { acknowledged }, server.clock.now());
    await server.close();
  }, 600_000);
});
