import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAudit } from '../../../server/audit.ts';
import type { AuditAction } from '../../../server/contract/audit-action.ts';
import { evidencePlaces } from '../../../server/features/audit-trail/evidence-places.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('anchors of the chain, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAServer({ database });
    await server.application.execution.evidence.sealer.prepare();
    await server.application.execution.evidence.sealer.settle();
  });
  afterAll(() => server.close());

  test('given a vote that was cast, then the chain is anchored at once; other lines wait for the hour', async () => {
    const { anchors } = evidencePlaces(server.evidenceDirectory);
    const written = async (action: AuditAction) => {
      await server.database.unitOfWork((tx) =>
        writeAudit(tx, [{ actorId: 'li-na', action, entityType: 'record', entityId: 'x', details: {} }]),
      );
      await server.application.execution.evidence.sealer.settle();
      return anchors.read().length;
    };
    const before = anchors.read().length;

    expect(await written('record-written')).toBe(before);
    expect(await written('vote-cast')).toBe(before + 1);
    expect(await written('record-written')).toBe(before + 1);
  });
});
