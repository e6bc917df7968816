import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakWords } from '../../../server/check/audit-coverage.ts';
import { checkDatabase } from '../../../server/check/check-database.ts';
import { allHold, verdictTable } from '../../../server/check/verdict-table.ts';
import { evidencePlaces } from '../../../server/features/audit-trail/evidence-places.ts';
import { breaks } from '../../../server/features/audit-trail/verify-trail.ts';
import { aFolder, bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork, startKeyOf } from '../../support/incident-at-work.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, openTask, startCase } from '../execution/support.ts';

const theIncident = { serviceId: 'mail', title: 'Mail cannot be sent' };

describe.each(bothDatabases)('praxis check on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAWorkshop(database);
    await server.application.execution.evidence.sealer.prepare();
    await anIncidentAtWork(server, theIncident);
    const li = await server.as('li-na');
    for (const kind of ['task', 'timer', 'wait', 'call', 'service']) await startCase(li, kind);
    const done = await startCase(li, 'task');
    const task = await openTask(li, done.recordId, 'UT1_finish');
    await li.post(`/api/tasks/${task.id}/complete`, { values: { outcome: 'done' } }).expect(200);
    await server.settle();
  });
  afterAll(() => server.close());

  const check = (lists = {}) => {
    const { keys, anchors } = evidencePlaces(server.evidenceDirectory);
    return checkDatabase(server.location, lists, server.clock.now(), { keys, anchors: anchors.read() });
  };
  const brokenOf = async (lists = {}) =>
    (await check(lists)).filter(({ violations }) => violations > 0).map(({ invariant }) => invariant.id);
  const run = (statements: readonly string[]) =>
    server.database.unitOfWork(async (tx) => {
      for (const sql of statements) await tx.execute(sql);
    });
  const listOf = (lines: readonly string[]) => {
    const file = join(aFolder(), 'list.jsonl');
    writeFileSync(file, lines.join('\n'));
    return file;
  };

  test('given cases of every kind, then every invariant holds, something was looked at, and both languages say so', async () => {
    const verdicts = await check({
      acknowledged: listOf([JSON.stringify({ actor: 'zhang-wei', key: startKeyOf(theIncident) })]),
    });

    expect(verdicts.flatMap(({ places }) => places)).toEqual([]);
    expect(verdicts.map(({ invariant }) => invariant.id)).toEqual(
      Array.from({ length: 11 }, (_, index) => `I${index + 1}`),
    );
    for (const { invariant, seen } of verdicts)
      if (invariant.id !== 'I7') expect(seen, invariant.id).toBeGreaterThan(0);
    expect(allHold(verdicts)).toBe(true);
    expect(verdictTable(verdicts, 'en')).toContain('not sealed yet');
    expect(verdictTable(verdicts, 'zh')).toMatch(/I4 {3}没有实例在空等 .* 成立/);
  });

  test('given every way in which a chain breaks, then each language says it in its own words', () => {
    const chinese = breaks.map((how) => breakWords[how].zh);

    expect(new Set(chinese).size).toBe(breaks.length);
    expect(chinese.every((words) => /^\p{Script=Han}+$/u.test(words))).toBe(true);
  });

  test('given no key of the trail, then the check says that seals were not checked', async () => {
    const verdicts = await checkDatabase(server.location, {}, server.clock.now());

    expect(verdictTable(verdicts, 'en')).toContain('seals not checked: the keys are not here');
  });

  const orphan = `INSERT INTO record_field (record_id, type, key) VALUES ('nowhere', 'x', 'y')`;
  const aTimer = `(SELECT id FROM job WHERE kind = 'timer' LIMIT 1)`;
  const active = `(SELECT id FROM process_instance WHERE status = 'active' AND process_id = 'workshop' ORDER BY id LIMIT 1)`;
  const ended = `(SELECT id FROM process_instance WHERE status = 'completed' LIMIT 1)`;
  test.each([
    {
      broken: ['I2'],
      how: 'a revision that is not the state’s',
      breaks: [`UPDATE process_instance SET rev = rev + 7 WHERE id = ${active}`],
      mends: [`UPDATE process_instance SET rev = rev - 7 WHERE id = ${active}`],
    },
    {
      broken: ['I2', 'I4', 'I6'],
      how: 'a token at no element',
      breaks: [
        `UPDATE process_instance SET state = REPLACE(state, 'UT1_finish', 'UT1_finisx') WHERE status = 'active'`,
      ],
      mends: [`UPDATE process_instance SET state = REPLACE(state, 'UT1_finisx', 'UT1_finish') WHERE status = 'active'`],
    },
    {
      broken: ['I3'],
      how: 'a step that is told twice',
      breaks: [
        `INSERT INTO history_entry (at, place_id, kind_id, token_id)
         SELECT 0, e.place_id, e.kind_id, e.token_id FROM history_entry e
         JOIN history_kind k ON k.id = e.kind_id WHERE k.lifecycle = 'completed' LIMIT 1`,
      ],
      mends: ['DELETE FROM history_entry WHERE at = 0'],
    },
    {
      broken: ['I4'],
      how: 'a timer that is lost',
      breaks: [`UPDATE job SET kind = 'hold-reminder' WHERE id = ${aTimer}`],
      mends: [`UPDATE job SET kind = 'timer' WHERE kind = 'hold-reminder'`],
    },
    {
      broken: ['I5'],
      how: 'a job of an ended instance',
      breaks: [
        `INSERT INTO job (kind, instance_id, ref, payload, status, due_at, not_before, attempts)
         VALUES ('timer', ${ended}, 'ghost', '{}', 'ready', '2031-01-01', '2031-01-01', 0)`,
      ],
      mends: [`DELETE FROM job WHERE ref = 'ghost'`],
    },
    {
      broken: ['I6'],
      how: 'a task the state does not know',
      breaks: [
        `INSERT INTO task (id, instance_id, task_key, version_id, process_id, element_id, name_en, inputs, status, priority, opened_at)
         SELECT 'ghost', instance_id, 'UT1_finish:999', version_id, process_id, element_id, name_en, inputs, 'open', 0, opened_at
         FROM task WHERE status = 'open' LIMIT 1`,
      ],
      mends: [`DELETE FROM task WHERE id = 'ghost'`],
    },
    {
      broken: ['I7'],
      how: 'a notice nobody sends',
      breaks: [
        `INSERT INTO outbox (id, payload, status, attempts, created_at) VALUES ('ghost', '{}', 'waiting', 0, '2026-01-01')`,
      ],
      mends: [`DELETE FROM outbox WHERE id = 'ghost'`],
    },
    {
      broken: ['I8'],
      how: 'a change of a record without its line',
      breaks: [`UPDATE record SET lock_version = lock_version + 1 WHERE number = 'WSP000001'`],
      mends: [`UPDATE record SET lock_version = lock_version - 1 WHERE number = 'WSP000001'`],
    },
    {
      broken: ['I9'],
      how: 'a due date nobody can derive',
      breaks: [`UPDATE sla_clock SET warn_at = due_at, due_at = '2026-03-02T01:02:03.000Z'`],
      mends: [`UPDATE sla_clock SET due_at = warn_at`],
    },
    {
      broken: ['I11'],
      how: 'a number that is missing',
      breaks: [`UPDATE number_sequence SET last = last + 1 WHERE prefix = 'WSP'`],
      mends: [`UPDATE number_sequence SET last = last - 1 WHERE prefix = 'WSP'`],
    },
  ])('given $how, then $broken is broken and nothing else', async ({ broken, breaks, mends }) => {
    await run(breaks);
    const found = await brokenOf();
    await run(mends);

    expect(found).toEqual(broken);
  });

  test('given a client that was told yes and a receiver that saw what is not there, then I1 and I7 are broken', async () => {
    const lists = {
      acknowledged: listOf([JSON.stringify({ actor: 'li-na', key: 'never' }), JSON.stringify({ task: 'none' })]),
      received: listOf(['nobody-sent-this']),
    };

    expect(await brokenOf(lists)).toEqual(['I1', 'I7']);
  });

  test('given a row that points nowhere, then I10 is broken', async () => {
    if (server.location.type === 'sqlite') {
      const shell = new Sqlite(server.location.file);
      shell.pragma('foreign_keys = OFF');
      shell.exec(orphan);
      shell.close();
    } else await run(['SET LOCAL session_replication_role = replica', orphan]);

    expect(await brokenOf()).toContain('I10');
  });
});
