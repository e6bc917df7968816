import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFolder, bothDatabases } from '../../support/database.ts';
import { givenAServer } from '../../support/server.ts';
import { Desk } from './support/desk.ts';
import { enduring } from './support/enduring.ts';
import { rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

describe.each(bothDatabases)('a new version while cases run, on %s', (database) => {
  test('then each case ends on the version it began with, and new ones begin with the new one', async (context) => {
    const wanted = rounds(context, 20, 1000);
    const folder = aFolder();
    cpSync('test/server/faults/fixtures/packages', folder, { recursive: true });
    const config = { ...enduring, packagesDirectories: ['processes', folder] };
    let server = await givenAServer({ database, config });
    const acknowledged: string[] = [];
    let desk = await Desk.at(server.url, { acknowledged });
    const kinds = ['task', 'join', 'later', 'multi'];
    for (let index = 0; index < wanted; index++) await desk.start(kinds[index % kinds.length] ?? 'task');

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
    const open = () =>
      server.database.reader.query<{ id: string; record_id: string }>(
        `SELECT id, record_id FROM task WHERE status = 'open' AND process_id = 'endurance' ORDER BY opened_at LIMIT 50`,
      );
    for (let tasks = await open(); tasks.length > 0; tasks = await open())
      for (const { id } of tasks) await desk.complete(id);

    const ended = await server.database.reader.query<{ version_id: string; n: number }>(
      `SELECT version_id, COUNT(*) AS n FROM process_instance WHERE status = 'completed' AND process_id = 'endurance'
       GROUP BY version_id ORDER BY version_id`,
    );
    const passed = await server.database.reader.query<{ version_id: string }>(
      `SELECT DISTINCT version_id FROM history WHERE element_id IN ('UT6_left', 'UT6_other_left') ORDER BY version_id`,
    );
    expect(ended).toEqual([
      { version_id: 'endurance:1', n: wanted },
      { version_id: 'endurance:2', n: 1 },
    ]);
    expect(passed.map(({ version_id }) => version_id)).toEqual(['endurance:1', 'endurance:2']);
    expect(fresh.number).toBe(`END${String(wanted + 1).padStart(6, '0')}`);
    await expectSound(server.location, { acknowledged }, server.clock.now());
    await server.close();
  }, 600_000);
});
