import { describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer } from '../../support/server.ts';

describe.each(bothDatabases)('health on %s', (database) => {
  test('given a server that starts or stops, then it is live but not ready', async () => {
    const server = await givenAServer({ database, demo: false });
    const ready = async () => (await server.anonymous().get('/health/ready')).status;
    expect(await ready()).toBe(200);

    server.application.setReady(false);

    expect(await ready()).toBe(503);
    expect((await server.anonymous().get('/health/live')).status).toBe(200);
    await server.close();
  });

  test('given a database that is gone, then it is not ready, requests are answered 503, and it lives', async () => {
    const server = await givenAServer({ database, demo: false });
    await server.database.close();

    expect((await server.anonymous().get('/health/ready')).status).toBe(503);
    expect((await server.anonymous().get('/health/live')).status).toBe(200);
    expect((await server.anonymous().get('/api/session/options')).status).toBeGreaterThanOrEqual(500);
    await server.application.execution.stop();
  });
});
