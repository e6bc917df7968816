import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { migrations } from '../../../server/database/migrations/index.ts';
import { openSnapshot } from '../../../server/database/open-database.ts';
import { bothDatabases } from '../../support/database.ts';
import { Desk } from './support/desk.ts';
import { anEmptyPlace, aPlace, type Place, PraxisNode } from './support/node.ts';
import { full, rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

describe.each(bothDatabases)('starting on %s', (dialect) => {
  let place: Place;
  afterEach(() => place.remove());
  const statements = migrations.flatMap((migration) =>
    migration.statements({ text: '', instant: '', json: '', integer: '', flag: '', sequence: '' }, dialect),
  ).length;
  const killedAt = (fault: string) =>
    PraxisNode.start(place, { env: { PRAXIS_FAULT: fault } }).then(() => 'started', String);

  test('given a migration killed at a statement, and a start killed while it recovers, three times, then the next start has everything once', async (context) => {
    place = await anEmptyPlace(dialect);
    const wanted = rounds(context, 2, statements);
    for (let index = 1; index <= wanted; index++) {
      const at = full ? index : Math.ceil((index * statements) / (wanted + 1));
      expect(await killedAt(`migration-statement=crash@${at}`)).toContain('SIGKILL');
    }
    for (let index = 0; index < (full ? 3 : 1); index++) expect(await killedAt('starting=crash')).toContain('SIGKILL');
    const nodes =
      dialect === 'postgres'
        ? await Promise.all([PraxisNode.start(place), PraxisNode.start(place)])
        : [await PraxisNode.start(place)];
    const desk = await Desk.at(nodes[0]?.url ?? '');
    await desk.start('task');
    for (const node of nodes) expect(await node.kill('SIGTERM')).toBe(0);

    const snapshot = await openSnapshot(place.location);
    const applied = await snapshot.reader.query<{ number: number }>(
      'SELECT number FROM schema_migration ORDER BY number',
    );
    const versions = await snapshot.reader.query(`SELECT process_id FROM process_version ORDER BY process_id`);
    await snapshot.close();
    expect(applied.map(({ number }) => number)).toEqual(migrations.map(({ number }) => number));
    expect(versions).toEqual([{ process_id: 'endurance' }, { process_id: 'shared' }]);
    await expectSound(place.location);
  }, 1_200_000);
});

test('given a shell that writes to the file, then commands wait for it and come through, or are refused for now', async () => {
  const place = await aPlace('sqlite');
  const node = await PraxisNode.start(place);
  const acknowledged: string[] = [];
  const desk = await Desk.at(node.url, { acknowledged });
  const shell = new Sqlite(join(place.folder, 'praxis-demo.sqlite'));
  shell.exec('BEGIN IMMEDIATE');
  const sending = desk.start('task');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await fetch(`${node.url}/health/live`)).status).toBe(200);
  shell.exec('COMMIT');
  await sending;
  shell.exec('BEGIN IMMEDIATE');
  await expect(desk.start('task')).rejects.toMatchObject({ status: 503, retryAfter: '5' });
  shell.exec('ROLLBACK');
  shell.close();
  await desk.start('task');
  await node.kill('SIGTERM');

  await expectSound(place.location, { acknowledged });
}, 180_000);
