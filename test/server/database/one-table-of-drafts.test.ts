import { expect, test } from 'vitest';
import { SettableClock } from '../../../server/clock.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import type { Transaction } from '../../../server/database/unit-of-work.ts';
import { anEmptyDatabase, bothDatabases } from '../../support/database.ts';

const at = '2026-03-02T01:00:00.000Z';
const later = '2026-03-03T01:00:00.000Z';

async function aRuleDraft(tx: Transaction, id: string, status: string, note: string | null): Promise<void> {
  await tx.execute(
    `INSERT INTO rule_draft (id, rule_set, based_on, content, lock_version, status, created_by, created_at, updated_by, updated_at, note)
     VALUES (?, ?, 1, '{"rows":2}', 3, ?, 'han-mei', ?, 'lin-xia', ?, ?)`,
    [id, `shared.${id}`, status, at, later, note],
  );
  const saves = [
    [1, '{"rows":1}', 'han-mei'],
    [2, '{"rows":3}', 'zhou-ping'],
    [3, '{"rows":2}', 'chen-min'],
  ];
  for (const [version, content, by] of saves)
    await tx.execute('INSERT INTO rule_draft_save VALUES (?, ?, ?, ?, ?)', [id, version, content, by, at]);
}

test.each(bothDatabases)(
  'given drafts of rule sets and of calendars, when the schema is brought up to date, then one table has them all, with whoever may not decide about them, on %s',
  async (dialect) => {
    const place = await anEmptyDatabase(dialect);
    const database = await openDatabase(place.location, new SettableClock(new Date(at)));
    await migrate(database.unitOfWork, migrations.slice(0, 34));
    await database.unitOfWork(async (tx) => {
      await tx.execute(
        `INSERT INTO rule_set_version (id, rule_set, number, content, content_hash, origin, authors, created_at, effective_at)
         SELECT s || ':1', s, 1, '{"rows":1}', 'h', 'package', '[]', ?, ?
         FROM (SELECT 'shared.a' AS s UNION SELECT 'shared.b' UNION SELECT 'shared.c') sets`,
        [at, at],
      );
      await aRuleDraft(tx, 'a', 'submitted', null);
      await aRuleDraft(tx, 'b', 'editing', 'the night shift cannot keep it');
      await aRuleDraft(tx, 'c', 'published', null);
      // The content of no version it could be compared with: whoever began it counts as an author.
      await aRuleDraft(tx, 'd', 'discarded', null);
      await tx.execute(
        `INSERT INTO controlled_draft VALUES ('e', 'calendar', 'cal-8x5', 1, '{"id":"cal-8x5"}', '[]', 'draft',
           '["lin-xia","kang-li"]', 'the notice of 2027', ?, ?, NULL, NULL, NULL, NULL, NULL, 2)`,
        [at, later],
      );
    });

    await migrate(database.unitOfWork, migrations);

    const drafts = await database.reader.query<{ editors: string }>(
      `SELECT id, kind, subject, status, editors, updated_by, submitted_by, decided_by, decision_reason, lock_version
       FROM draft ORDER BY id`,
    );
    const rules = { kind: 'rule-set', updated_by: 'lin-xia', lock_version: 3 };
    const authors = ['zhou-ping', 'chen-min'];
    const open = { submitted_by: null, decided_by: null, decision_reason: null };
    expect(drafts.map((draft) => ({ ...draft, editors: JSON.parse(draft.editors) }))).toEqual([
      {
        ...rules,
        ...open,
        id: 'a',
        subject: 'shared.a',
        status: 'submitted',
        editors: authors,
        submitted_by: 'lin-xia',
      },
      {
        ...rules,
        id: 'b',
        subject: 'shared.b',
        status: 'draft',
        editors: authors,
        submitted_by: null,
        decided_by: 'lin-xia',
        decision_reason: 'the night shift cannot keep it',
      },
      { ...rules, ...open, id: 'c', subject: 'shared.c', status: 'approved', editors: authors, decided_by: 'lin-xia' },
      { ...rules, ...open, id: 'd', subject: 'shared.d', status: 'withdrawn', editors: ['han-mei', ...authors] },
      {
        ...open,
        id: 'e',
        kind: 'calendar',
        subject: 'cal-8x5',
        status: 'draft',
        editors: ['lin-xia', 'kang-li'],
        updated_by: 'kang-li',
        lock_version: 2,
      },
    ]);
    expect(await database.reader.query('SELECT draft_id FROM draft_save')).toHaveLength(12);
    await database.close();
    await place.remove();
  },
);
