import type { Transaction } from '../../../../server/database/unit-of-work.ts';

interface CaseTable {
  /** Columns that name the case, and those that hold numbers of its own. */
  readonly own?: readonly string[];
  readonly numbered?: readonly string[];
  /** The key that the database counts is left out. */
  readonly counted?: string;
  readonly of: string;
}

/** Tables of a case. */
const tables: Readonly<Record<string, CaseTable>> = {
  record: { own: ['id'], of: 'id = ?' },
  record_field: { own: ['record_id'], of: 'record_id = ?' },
  process_instance: { own: ['id', 'root_id', 'record_id'], of: 'record_id = ?' },
  task: { own: ['id', 'instance_id', 'record_id'], of: 'record_id = ?' },
  task_candidate: { own: ['task_id'], of: 'task_id IN (SELECT id FROM task WHERE record_id = ?)' },
  job: {
    own: ['instance_id', 'record_id'],
    counted: 'id',
    of: 'instance_id IN (SELECT id FROM process_instance WHERE record_id = ?)',
  },
  subscription: { own: ['instance_id'], of: 'instance_id IN (SELECT id FROM process_instance WHERE record_id = ?)' },
  history_place: { own: ['record_id', 'root_id', 'instance_id'], numbered: ['id'], of: 'record_id = ?' },
  history_entry: {
    numbered: ['place_id'],
    counted: 'seq',
    of: 'place_id IN (SELECT id FROM history_place WHERE record_id = ?)',
  },
  audit_trail: { own: ['entity_id', 'instance_id'], counted: 'seq', of: `entity_id = ? AND entity_type = 'record'` },
};

/**
 * Copies a case of the endurance process with everything that belongs to it, by one statement per table.
 *
 * @param from number of the first copy, behind those that are there; `to` is that of the last
 */
export async function multiply(tx: Transaction, recordId: string, from: number, to: number): Promise<void> {
  for (const [table, { own = [], numbered = [], counted, of }] of Object.entries(tables)) {
    const [sample] = await tx.query<Record<string, unknown>>(`SELECT * FROM ${table} LIMIT 1`);
    const columns = Object.keys(sample ?? {}).filter((column) => column !== counted);
    const values = columns.map((column) => {
      if (own.includes(column)) return `'c' || n || '-' || ${column}`;
      if (numbered.includes(column)) return `1000000 + n * 1000 + ${column}`;
      return table === 'record' && column === 'number' ? `'END' || SUBSTR(CAST(1000000 + n AS TEXT), 2)` : column;
    });
    await tx.execute(
      `INSERT INTO ${table} (${columns.join(', ')})
       WITH RECURSIVE series (n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM series WHERE n < ${to})
       SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} WHERE ${of}) AS one CROSS JOIN series`,
      [recordId],
    );
  }
}
