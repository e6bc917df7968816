import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { audit } from '../../../server/cli/audit.ts';
import { unprotect } from '../../scenarios/runner/tamper.ts';
import { aFolder } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await givenAServer({ database: 'postgres' });
  await server.application.execution.evidence.sealer.prepare();
  await anIncidentAtWork(server);
  await server.application.execution.evidence.sealer.anchor();
  if (server.location.type !== 'postgres') throw new Error('no PostgreSQL');
  vi.stubEnv('PRAXIS_DATABASE_URL', server.location.url);
  vi.stubEnv('PRAXIS_EVIDENCE_DIR', server.evidenceDirectory);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

test('given anchors that were copied elsewhere, when the end of the trail is cut off with its anchors, then the copy says so', async () => {
  const copy = aFolder();
  copyFileSync(join(server.evidenceDirectory, 'anchors.jsonl'), join(copy, 'anchors.jsonl'));
  expect(await audit(['verify', '--anchors', copy])).toBe(0);
  await unprotect(server.database.unitOfWork);
  await server.database.unitOfWork(async (tx) => {
    await tx.execute('DELETE FROM audit_trail WHERE seq = (SELECT MAX(seq) FROM audit_trail)');
    await tx.execute('DELETE FROM audit_seal WHERE position = (SELECT MAX(position) FROM audit_seal)');
  });

  expect(await audit(['verify', '--anchors', copy])).toBe(1);
});

test('given a folder without anchors, then nothing is verified against it', async () => {
  await expect(audit(['verify', '--anchors', aFolder()])).rejects.toThrow('a folder that holds anchors.jsonl');
});
