import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { anEmptyDatabase } from '../../support/database.ts';

const holder = `
  import Database from 'better-sqlite3';
  const lock = new Database(process.argv[1] + '.lock');
  lock.exec('BEGIN EXCLUSIVE');
  console.log('held');
  setInterval(() => {}, 1000);
`;

describe('the lock of an embedded database', () => {
  test('given another process that uses the file, then opening says so; when it is killed, then the file is free', async () => {
    const { location, remove } = await anEmptyDatabase('sqlite');
    const file = location.type === 'sqlite' ? location.file : '';
    const other = spawn(process.execPath, ['--input-type=module', '-e', holder, file], { cwd: process.cwd() });
    await once(other.stdout, 'data');

    await expect(openDatabase(location, systemClock)).rejects.toThrow(`another process uses the database ${file}`);

    other.kill('SIGKILL');
    await once(other, 'exit');
    const database = await openDatabase(location, systemClock);
    await database.close();
    await remove();
  });

  test('given a database this process has open, then it is not opened twice', async () => {
    const { location, remove } = await anEmptyDatabase('sqlite');
    const database = await openDatabase(location, systemClock);

    await expect(openDatabase(location, systemClock)).rejects.toThrow('another process uses');

    await database.close();
    await (await openDatabase(location, systemClock)).close();
    await remove();
  });
});
