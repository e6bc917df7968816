import type { UnitOfWork } from '../database/unit-of-work.ts';

/**
 * Makes a database a demo or a real one for ever: demo people sign in without a password, so they must never meet
 * real data.
 *
 * @throws {Error} when it is of the other kind
 */
export async function claimMode(inTransaction: UnitOfWork, demo: boolean): Promise<void> {
  const wanted = demo ? 'demo' : 'real';
  const mode = await inTransaction(async (tx) => {
    await tx.execute("INSERT INTO installation (key, value) VALUES ('mode', ?) ON CONFLICT (key) DO NOTHING", [wanted]);
    const [row] = await tx.query<{ value: string }>("SELECT value FROM installation WHERE key = 'mode'");
    return row?.value;
  });
  if (mode !== wanted)
    throw new Error(
      mode === 'demo'
        ? 'this database holds demo data: start with --demo, or give real data a database of their own'
        : 'this database holds real data: start without --demo, or give the demo a database of its own',
    );
}
