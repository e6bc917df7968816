import type { LoggedDecision } from '../../rules/what-if.ts';
import { type DatabaseLocation, openSnapshot } from '../database/open-database.ts';

/** Decisions read at most, the latest ones. */
const mostDecisions = 50_000;

interface Row {
  readonly at: string;
  readonly content_hash: string;
  readonly record: string;
  readonly facts: string;
  readonly fired_rows: string;
  readonly result: string;
}

/** What a rule set decided according to the server's database, oldest first; a server may use it meanwhile. */
export async function decisionsInDatabase(
  location: DatabaseLocation,
  ruleSet: string,
): Promise<readonly LoggedDecision[]> {
  const snapshot = await openSnapshot(location);
  try {
    const rows = await snapshot.reader.query<Row>(
      `SELECT d.at, d.content_hash, COALESCE(r.number, d.instance_id) AS record, d.facts, d.fired_rows, d.result
       FROM decision_log d LEFT JOIN record r ON r.id = d.record_id
       WHERE d.rule_set = ? ORDER BY d.seq DESC LIMIT ${mostDecisions}`,
      [ruleSet],
    );
    return rows.toReversed().map((row) => ({
      ruleSet,
      version: row.content_hash,
      at: new Date(row.at),
      record: row.record,
      facts: JSON.parse(row.facts) as LoggedDecision['facts'],
      rows: JSON.parse(row.fired_rows) as LoggedDecision['rows'],
      result: JSON.parse(row.result) as LoggedDecision['result'],
    }));
  } finally {
    await snapshot.close();
  }
}
