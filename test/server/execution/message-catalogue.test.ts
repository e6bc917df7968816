import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer } from '../../support/server.ts';
import { aProcessSends } from './support.ts';

const names = (JSON.parse(readFileSync('processes/shared/messages.json', 'utf8')) as { name: string }[]).map(
  ({ name }) => name,
);

describe.each(bothDatabases)('the message catalogue on %s', (database) => {
  test('given one message of every name for a case that is not there, when a day has passed, then none waits, and of each that was for nobody the sms-manager was told once', async () => {
    const server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00' });
    try {
      for (const name of names)
        await aProcessSends(server, { id: `lost-${name}`, name, correlationKey: 'XYZ999999', payload: {} });
      await server.at('2026-03-03T08:59:59+08:00');
      const sent = `SELECT name, status FROM message WHERE sender_id LIKE 'lost-%' AND status = ? ORDER BY name`;
      const early = await server.database.reader.query<{ name: string }>(sent, ['waiting']);
      await server.at('2026-03-03T09:00:00+08:00');

      const lost = await server.database.reader.query<{ name: string }>(sent, ['expired']);
      const told = await server.database.reader.query<{ data: string }>(
        `SELECT data FROM notification WHERE template = 'message-expired' AND user_id = 'lin-xia'`,
      );
      const toldOf = told.map(({ data }) => (JSON.parse(data) as { name: string }).name);
      expect(await server.database.reader.query(sent, ['waiting'])).toEqual([]);
      expect(lost.map(({ name }) => name)).toEqual(early.map(({ name }) => name));
      expect(toldOf.toSorted()).toEqual(lost.map(({ name }) => name));
      expect(toldOf).toEqual(
        expect.arrayContaining([
          ...['msg.change.outcome', 'msg.change.authorised', 'msg.change.carried-out', 'msg.change.listen'],
          ...['msg.release.outcome', 'msg.release.final', 'msg.design.ready', 'msg.case.cancel', 'msg.case.comment'],
        ]),
      );
    } finally {
      await server.close();
    }
  });
});
