import type { TestServer } from './server.ts';

/** What is known, as problem management left it. */
export interface KnownThing {
  readonly type: 'known-error' | 'knowledge-article';
  readonly number: string;
  readonly title: string;
  readonly symptom?: string;
  /** Workaround or solution. */
  readonly help: string;
  readonly serviceId?: string;
  readonly ciIds?: readonly string[];
  readonly audience?: 'everyone' | 'provider';
  readonly status?: 'draft' | 'published' | 'retired';
  /** Number of the known error an article is about. */
  readonly about?: string;
}

/** Puts known errors and articles into the database; their ids are their numbers in lower case. */
export async function givenKnowledge(server: TestServer, ...things: readonly KnownThing[]): Promise<void> {
  await server.database.unitOfWork(async (tx) => {
    for (const { type, number, status = 'published', help, about, ...rest } of things) {
      const id = number.toLowerCase();
      const fields = {
        ...rest,
        ...(type === 'known-error' ? { workaround: help, usedCount: 0 } : { solution: help }),
        ...(about === undefined ? {} : { knownErrorNumber: about }),
      };
      await tx.execute(
        `INSERT INTO record (id, type, number, process_id, title, status, stage, service_id, fields, search_text, created_at, updated_at, lock_version)
         VALUES (?, ?, ?, 'problem', ?, ?, ?, ?, ?, '', ?, ?, 1)`,
        [id, type, number, rest.title, status, status, rest.serviceId ?? null, JSON.stringify(fields), tx.now, tx.now],
      );
      if (rest.audience !== undefined)
        await tx.execute(`INSERT INTO record_field (record_id, type, key, text_value) VALUES (?, ?, 'audience', ?)`, [
          id,
          type,
          rest.audience,
        ]);
    }
  });
}
