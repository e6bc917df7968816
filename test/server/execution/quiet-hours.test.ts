import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotificationService } from '../../../server/features/notification/notification.service.ts';
import { bothDatabases } from '../../support/database.ts';
import { aDesk, type Desk } from '../service-tasks/support.ts';

const night = [{ for: ['*'], zone: 'Asia/Shanghai', from: '22:00', to: '07:00', urgent: ['P1' as const] }];
const desk9to5 = { for: ['service-desk'], zone: 'Asia/Shanghai', from: '17:00', to: '09:00', urgent: [] };

describe.each(bothDatabases)('quiet hours, on %s', (dialect) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk(dialect, '2026-03-09T23:30:00+08:00');
  });
  afterEach(() => desk.close());

  async function tell(priority: string, to: readonly string[], rules: Parameters<typeof service>[0] = night) {
    const number = await desk.incident({ fields: { serviceId: 'hr', priority } });
    await desk.on(number, (record, run) =>
      service(rules).notify(run, record, { to, template: 'sla.warning', data: {} }),
    );
    return desk.query<{ user_id: string; created_at: string; visible_at: string | null }>(
      'SELECT user_id, created_at, visible_at FROM notification ORDER BY user_id',
    );
  }
  const service = (rules: readonly ((typeof night)[number] | typeof desk9to5)[]) =>
    new NotificationService(desk.parts.directory, { leaves: true, quietHours: () => rules });

  test('given a notice at night, then it waits for the morning, here and on its way out', async () => {
    const [told] = await tell('P3', ['li-na']);
    const jobs = await desk.query<{ due_at: string }>(`SELECT due_at FROM job WHERE kind = 'send-notice'`);

    expect(told).toMatchObject({ created_at: '2026-03-09T15:30:00.000Z', visible_at: '2026-03-09T23:00:00.000Z' });
    expect(jobs).toEqual([{ due_at: '2026-03-09T23:00:00.000Z' }]);
  });

  test('given a P1 at night, then nobody is spared', async () => {
    const [told] = await tell('P1', ['li-na']);

    expect(told?.visible_at).toBeNull();
  });

  test('given a role with quiet hours of its own, then they count instead of those of everybody', async () => {
    const told = await tell('P1', ['service-desk'], [desk9to5, ...night]);

    expect(new Set(told.map(({ visible_at }) => visible_at))).toEqual(new Set(['2026-03-10T01:00:00.000Z']));
  });

  test('given somebody addressed twice, then the earlier time counts', async () => {
    const told = await tell('P1', ['service-desk', 'li-na'], [desk9to5, ...night]);

    expect(told.find(({ user_id }) => user_id === 'li-na')?.visible_at).toBeNull();
  });
});
