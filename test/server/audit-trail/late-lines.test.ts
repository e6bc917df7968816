import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidencePlaces } from '../../../server/features/audit-trail/evidence-places.ts';
import { Sealer } from '../../../server/features/audit-trail/sealer.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

/** The lock of the node that seals. */
const lock = 7053;

describe('lines that are committed late, on postgres', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database: 'postgres' });
    await server.application.execution.evidence.sealer.prepare();
    await settle();
    await lineWith(50_000);
    await settle();
  });
  afterEach(() => server.close());

  const settle = () => server.application.execution.evidence.sealer.settle();
  /** A line as a transaction leaves it that got its number long before it ended. */
  const lineWith = (seq: number) =>
    server.database.unitOfWork((tx) =>
      tx.execute(
        `INSERT INTO audit_trail (seq, at, action, entity_type, details) VALUES (?, ?, 'signed-in', 'account', '{}')`,
        [seq, tx.now],
      ),
    );
  const isSealed = async (seq: number) =>
    (await server.database.reader.query('SELECT 1 FROM audit_seal WHERE seq = ?', [seq])).length === 1;

  test('given a line late by more than 10,000 numbers, when an hour has passed, then it is sealed without a restart', async () => {
    await lineWith(20_000);
    await settle();
    expect(await isSealed(20_000)).toBe(false);

    server.clock.set(new Date(server.clock.now().getTime() + 3_600_000));
    await settle();

    expect(await isSealed(20_000)).toBe(true);
  });

  test('given such a line, when the chain is anchored for an evidence pack, then it is sealed first', async () => {
    await lineWith(20_000);

    await server.application.execution.evidence.sealer.anchor();

    expect(await isSealed(20_000)).toBe(true);
  });

  test('given a program that starts while another node seals, when that is done, then it still looks at the whole trail', async () => {
    const { keys, anchors } = evidencePlaces(server.evidenceDirectory);
    const started = new Sealer(server.database.unitOfWork, keys, anchors);
    let begun = () => {};
    let end = () => {};
    const held = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const release = new Promise<void>((resolve) => {
      end = resolve;
    });
    const other = server.database.unitOfWork(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(${lock})`);
      begun();
      await release;
    });
    await held;
    await started.settle();
    end();
    await other;
    await lineWith(20_000);

    await started.settle();

    expect(await isSealed(20_000)).toBe(true);
  });
});
