import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { openTask, openTasks } from '../execution/support.ts';
import { audited, done, givenPurchases, key, people, reason, run, started } from './support.ts';

describe.each(bothDatabases)('moving and skipping on %s', (database) => {
  let server: TestServer;
  let desk: Client;
  let resolver: Client;
  let owner: Client;
  let recordId: string;
  let instanceId: string;
  let requester: Client;
  beforeAll(async () => {
    server = await givenPurchases(database);
    ({ desk, resolver, owner, requester } = await people(server));
  });
  beforeEach(async () => {
    ({ recordId, instanceId } = await started(requester));
  });
  afterAll(() => server.close());

  const change = (client: Client, operation: 'move-token' | 'skip', body: object, headers = key()) =>
    client.post(`/api/process-instances/${instanceId}/${operation}`, body, headers);
  const tokenAt = async (elementId: string) => {
    const token = (await run(owner, instanceId)).movable.find((each) => each.elementId === elementId);
    if (!token) throw new Error(`nothing is at ${elementId}`);
    return token;
  };

  test('given the owner of the process, when a token is moved, then task and status follow, and the answer shows the mark', async () => {
    await done(desk, recordId, 'UT1_draft');
    const token = await tokenAt('UT2_check');
    expect(token.targets.map(({ elementId }) => elementId)).toEqual([
      'UT1_draft',
      'XG1_kind',
      'ST1_tell',
      'UT3_vote',
      'UT4_verify',
    ]);

    const answer = await change(owner, 'move-token', { tokenId: token.tokenId, to: 'UT4_verify', reason });

    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.tokens).toEqual([{ elementId: 'UT4_verify', count: 1 }]);
    expect(answer.body.manual).toEqual([
      { elementId: 'UT2_check', operation: 'move-token', count: 1 },
      { elementId: 'UT4_verify', operation: 'move-token', count: 1 },
    ]);
    expect(await openTasks(desk, recordId)).toMatchObject([{ elementId: 'UT4_verify' }]);
    expect((await desk.get(`/api/records/purchase/${recordId}`)).body.status).toBe('deciding');
    expect(await audited(server, 'process-move-token', instanceId)).toMatchObject([
      {
        actor_id: 'lin-xia',
        details: {
          reason,
          to: 'UT4_verify',
          before: { elements: ['UT2_check'] },
          after: { elements: ['UT4_verify'], status: 'deciding' },
        },
      },
    ]);
  });

  test('given a task that must be done, then it is neither skipped nor passed, and the run says why', async () => {
    await done(desk, recordId, 'UT1_draft');
    await done(resolver, recordId, 'UT2_check');
    const token = await tokenAt('UT4_verify');
    expect(token).toMatchObject({ skipRefusal: 'must-be-done' });

    const skipped = await change(owner, 'skip', { tokenId: token.tokenId, reason });
    const passed = await change(owner, 'move-token', { tokenId: token.tokenId, to: 'UT5_order', reason });
    const wrongStatus = await change(owner, 'move-token', { tokenId: token.tokenId, to: 'UT1_draft', reason });

    expect(
      [skipped, passed, wrongStatus].map(({ status, body }) => [status, body.code, body.params.elementId]),
    ).toEqual([
      [422, 'MOVE_PAST_GUARDED', 'UT4_verify'],
      [422, 'MOVE_PAST_GUARDED', 'UT4_verify'],
      [422, 'STATUS_NOT_ALLOWED', undefined],
    ]);
    expect(await openTasks(desk, recordId)).toMatchObject([{ elementId: 'UT4_verify' }]);
  });

  test('given a skipped task, then it is canceled, the process goes on, and its outputs are not written', async () => {
    const { tokenId } = await tokenAt('UT1_draft');

    const answer = await change(owner, 'skip', { tokenId, reason });

    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.tokens).toEqual([{ elementId: 'UT2_check', count: 1 }]);
    expect((await desk.get(`/api/records/purchase/${recordId}`)).body.fields.note ?? null).toBeNull();
  });

  test('given others than the owner, a gone token, a short reason or no key, then each is refused', async () => {
    const { tokenId } = await tokenAt('UT1_draft');
    const byDesk = await change(desk, 'skip', { tokenId, reason });
    const short = await change(owner, 'skip', { tokenId, reason: 'because' });
    const keyless = await change(owner, 'skip', { tokenId, reason }, {});
    const gone = await change(owner, 'skip', { tokenId: 99, reason });

    expect([byDesk, short, keyless, gone].map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'NOT_AUTHORISED'],
      [422, 'REASON_REQUIRED'],
      [400, 'IDEMPOTENCY_KEY_MISSING'],
      [409, 'TOKEN_NOT_WAITING'],
    ]);
    expect((await run(desk, instanceId)).movable).toEqual([]);
    expect((await openTask(desk, recordId, 'UT1_draft')).status).toBe('open');
  });

  test('given a task from which there is no way back, when it is completed, then nothing is moved or skipped any more', async () => {
    for (const [client, element] of [
      [desk, 'UT1_draft'],
      [resolver, 'UT2_check'],
      [desk, 'UT4_verify'],
      [desk, 'UT5_order'],
    ] as const)
      await done(client, recordId, element);
    const token = await tokenAt('UT6_file');

    const answer = await change(owner, 'skip', { tokenId: token.tokenId, reason });

    expect([token.moveRefusal, token.skipRefusal]).toEqual(['point-of-no-return', 'point-of-no-return']);
    expect([answer.status, answer.body.code, answer.body.params.why]).toEqual([
      422,
      'OPERATION_NOT_OPEN',
      'point-of-no-return',
    ]);
  });
});
