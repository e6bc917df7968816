import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/**
 * A task tells itself when it is due at the earliest: by its own due or by that of the clock it answers to. So a queue
 * of many is read in the order of its dues, without being collected and sorted. Triggers keep it, because clocks are
 * written on many ways. Tasks that are done already are left as they are: there may be millions. Of restricted records there are few: they have an index of their own.
 */
export const earliestDuesOfTasks: Migration = {
  number: 36,
  name: 'earliest-dues-of-tasks',
  statements: (type, dialect) => [
    'CREATE INDEX record_restricted ON record (id) WHERE restricted = 1',
    `ALTER TABLE task ADD COLUMN earliest_due_at ${type.instant}`,
    `UPDATE task SET earliest_due_at = ${earliest[dialect]} WHERE status = 'open'`,
    `CREATE INDEX task_open_due ON task (earliest_due_at, id) WHERE status = 'open'`,
    ...kept(dialect),
  ],
};

/** Due of the clock a task answers to; a paused clock has none. */
const clockDue = `(SELECT MIN(k.due_at) FROM sla_clock k
  WHERE k.record_id = task.record_id AND k.metric = task.sla_metric AND k.latest = 1)`;

/** Of two dues the earlier; of one and none, the one. */
const earliest: Readonly<Record<Dialect, string>> = {
  sqlite: `COALESCE(MIN(task.due_at, ${clockDue}), task.due_at, ${clockDue})`,
  postgres: `LEAST(task.due_at, ${clockDue})`,
};

function kept(dialect: Dialect): readonly string[] {
  const ofTask = `UPDATE task SET earliest_due_at = ${earliest[dialect]} WHERE id = NEW.id`;
  const ofClock = `UPDATE task SET earliest_due_at = ${earliest[dialect]}
    WHERE record_id = NEW.record_id AND sla_metric = NEW.metric AND status = 'open'`;
  const taskChange = 'UPDATE OF due_at, record_id, sla_metric ON task';
  const clockChange = 'UPDATE OF due_at, latest ON sla_clock';
  if (dialect === 'sqlite')
    return [
      `CREATE TRIGGER task_due_of_new AFTER INSERT ON task BEGIN ${ofTask}; END`,
      `CREATE TRIGGER task_due_of_changed AFTER ${taskChange} BEGIN ${ofTask}; END`,
      `CREATE TRIGGER clock_due_of_new AFTER INSERT ON sla_clock WHEN NEW.latest = 1 BEGIN ${ofClock}; END`,
      `CREATE TRIGGER clock_due_of_changed AFTER ${clockChange}
         WHEN NEW.due_at IS NOT OLD.due_at OR NEW.latest <> OLD.latest BEGIN ${ofClock}; END`,
    ];
  return [
    `CREATE FUNCTION keep_due_of_task() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${ofTask}; RETURN NULL; END $$`,
    `CREATE FUNCTION keep_due_of_clock() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${ofClock}; RETURN NULL; END $$`,
    `CREATE TRIGGER task_due_of_new AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION keep_due_of_task()`,
    `CREATE TRIGGER task_due_of_changed AFTER ${taskChange} FOR EACH ROW EXECUTE FUNCTION keep_due_of_task()`,
    `CREATE TRIGGER clock_due_of_new AFTER INSERT ON sla_clock
       FOR EACH ROW WHEN (NEW.latest = 1) EXECUTE FUNCTION keep_due_of_clock()`,
    `CREATE TRIGGER clock_due_of_changed AFTER ${clockChange} FOR EACH ROW
       WHEN (NEW.due_at IS DISTINCT FROM OLD.due_at OR NEW.latest <> OLD.latest) EXECUTE FUNCTION keep_due_of_clock()`,
  ];
}
