import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { aDesk, type Desk } from './support.ts';

const at = '2026-03-09T11:30:00+08:00';

describe.each(bothDatabases)('services of incident management on %s', (dialect) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk(dialect, at);
  });
  afterEach(() => desk.close());

  describe('look-up-incident', () => {
    test('given similar incidents and a known error, then they are found, with the service and the deadline', async () => {
      const fields = { serviceId: 'hr', category: 'database', ciIds: ['db-07'] };
      const sameItem = await desk.incident({ fields, status: 'in-progress' });
      await desk.incident({ fields, status: 'closed' });
      await desk.incident({ fields: { ...fields, serviceId: 'mail' } });
      await desk.incident({ fields: { serviceId: 'hr', category: 'network' } });
      const number = await desk.incident({ fields: {} });

      const found = await desk.serve('look-up-incident', number, {
        ...fields,
        requesterId: 'zhang-wei',
        symptom: 'Query takes 30 s',
      });

      expect(found).toEqual({
        service: {
          id: 'hr',
          code: 'hr',
          tier: 3,
          slaPackage: 'standard',
          rtoMin: 1440,
          ownerId: 'guo-bin',
          calendarId: expect.any(String),
        },
        vip: false,
        contact: '8001',
        signature: 'query takes s',
        similarNumbers: [sameItem],
        similar: [{ number: sameItem, title: 'given' }],
        knownErrors: [],
        deskDueAt: new Date('2026-03-09T13:30:00+08:00').toISOString(),
      });
    });

    test.each([
      { serviceId: 'mail', due: '2026-03-09T11:40:00+08:00' },
      { serviceId: 'hr', due: '2026-03-09T13:30:00+08:00' },
      { serviceId: null, due: '2026-03-09T13:30:00+08:00' },
      { serviceId: 'no-such-service', due: '2026-03-09T13:30:00+08:00' },
    ])(
      'given service $serviceId, then the desk has until $due, and the decision is logged',
      async ({ serviceId, due }) => {
        const number = await desk.incident({ fields: {} });

        const { deskDueAt } = await desk.serve('look-up-incident', number, { serviceId });

        expect(deskDueAt).toBe(new Date(due).toISOString());
        expect(await desk.query('SELECT rule_set, element_id FROM decision_log')).toEqual([
          { rule_set: 'desk-deadline', element_id: 'ST' },
        ]);
      },
    );
  });

  test.each([
    { known: { symptom: 'Query takes 45 s' }, status: 'published', found: true, why: 'the same symptom' },
    { known: { symptom: 'x', ciIds: ['db-07'] }, status: 'published', found: true, why: 'the same CI' },
    { known: { symptom: 'x', ciIds: ['srv-07'] }, status: 'published', found: false, why: 'nothing in common' },
    { known: { symptom: 'Query takes 45 s' }, status: 'draft', found: false, why: 'not published' },
    { known: { symptom: 'Query takes 45 s', workaround: '' }, status: 'published', found: false, why: 'no way round' },
  ])('given a known error with $why, then it is offered: $found', async ({ known, status, found }) => {
    const number = await desk.incident({ fields: {} });
    const fields = { serviceId: 'hr', title: 'Slow query', workaround: 'Ask again', ...known };
    await desk.stored({ id: 'ke-1', type: 'known-error', status, fields });

    const { knownErrors } = await desk.serve('look-up-incident', number, {
      serviceId: 'hr',
      ciIds: ['db-07'],
      symptom: 'query takes 30 s',
    });

    expect(knownErrors).toEqual(found ? [{ id: 'ke-1', title: 'Slow query', workaround: 'Ask again' }] : []);
  });

  describe('notify', () => {
    const told = () => desk.query('SELECT user_id, template, data FROM notification ORDER BY user_id');

    test('given roles and persons of the record, then each of these people is told once', async () => {
      const number = await desk.incident({ fields: { serviceId: 'mail' } });
      const to = ['service-owner', 'top-management', 'customer-rep', 'guo-bin'];

      await desk.serve('notify', number, { to, data: { number } }, { template: 'major-incident-declared' });

      expect(await told()).toEqual(
        ['guo-bin', 'qian-li', 'tang-yu'].map((user_id) => ({
          user_id,
          template: 'major-incident-declared',
          data: JSON.stringify({ number, title: 'given' }),
        })),
      );
    });

    test('given the duty manager, then the lead of the duty is told', async () => {
      const number = await desk.incident({ fields: {} });

      await desk.serve('notify', number, { to: ['duty-manager'] }, { template: 'incident-desk-late' });

      expect(await told()).toMatchObject([{ user_id: 'chen-min' }]);
    });

    test('given no template, then the service fails', async () => {
      const number = await desk.incident({ fields: {} });

      await expect(desk.serve('notify', number, { to: [] })).rejects.toThrow('names no "template"');
    });
  });

  test('given a message, when it is sent, then it waits for delivery with key and payload', async () => {
    const number = await desk.incident({ fields: {} });

    const { messageId } = await desk.serve(
      'send-message',
      number,
      { correlationKey: number, payload: { number, part: 'child' } },
      { message: 'msg.major.declared' },
    );

    expect(await desk.query('SELECT id, name, correlation_key, payload, status FROM message')).toEqual([
      {
        id: messageId,
        name: 'msg.major.declared',
        correlation_key: number,
        payload: JSON.stringify({ number, part: 'child' }),
        status: 'waiting',
      },
    ]);
    expect(await desk.query(`SELECT ref FROM job WHERE kind = 'deliver-message'`)).toEqual([{ ref: messageId }]);
  });

  test.each([
    { requesterId: 'zhang-wei', percent: 0, always: true, drawn: true },
    { requesterId: 'zhang-wei', percent: 100, always: false, drawn: true },
    { requesterId: 'zhang-wei', percent: 0, always: false, drawn: false },
    { requesterId: null, percent: 100, always: true, drawn: false },
  ])(
    'given requester $requesterId, $percent percent, always $always, then surveyed is $drawn',
    async ({ requesterId, percent, always, drawn }) => {
      const number = await desk.incident({ fields: { requesterId } });

      expect(await desk.serve('send-survey', number, { percent, always })).toEqual({ drawn });
      const asked = drawn ? [{ user_id: requesterId, template: 'satisfaction-survey' }] : [];
      expect(await desk.query('SELECT user_id, template FROM notification')).toEqual(asked);
    },
  );

  test('given a duplicate, when it is linked twice, then there is one link; an unknown number is refused', async () => {
    const original = await desk.incident({ fields: {} });
    const number = await desk.incident({ fields: {} });
    const link = { type: 'duplicates', numbers: [original] };

    await desk.serve('link-records', number, link);
    await desk.serve('link-records', number, link);

    const links = `SELECT a.number AS one, l.type, b.number AS other FROM record_link l
      JOIN record a ON a.id = l.record_id JOIN record b ON b.id = l.target_id`;
    expect(await desk.query(links)).toEqual([{ one: number, type: 'duplicates', other: original }]);
    const wrong = desk.serve('link-records', number, { type: 'duplicates', numbers: ['INC999999'] });
    await expect(wrong).rejects.toThrow('INC999999');
    const itself = desk.serve('link-records', number, { type: 'duplicates', numbers: [number] });
    await expect(itself).rejects.toThrow('no other record');
  });

  test('given roles, when their people are found, then each stands once, by the role that named them first', async () => {
    const number = await desk.incident({ fields: { serviceId: 'mail' } });

    const { people } = await desk.serve('find-people', number, {
      roles: ['mi-manager', 'service-owner', 'customer-rep'],
    });

    expect(people).toEqual([
      { value: 'zhao-jun', label: { en: 'Zhao Jun', zh: '赵军' }, side: 'I' },
      { value: 'guo-bin', label: { en: 'Guo Bin', zh: '郭斌' }, side: 'I' },
      { value: 'qian-li', label: { en: 'Qian Li', zh: '钱丽' }, side: 'B' },
    ]);
  });

  test('given a restoration on a Sunday, when three business days are added, then it is due on Wednesday evening', async () => {
    const number = await desk.incident({ fields: {} });
    const wanted = { from: '2026-03-08T03:20:00+08:00', duration: 'PT24H', calendar: 'cal-8x5' };

    expect(await desk.serve('add-service-time', number, wanted)).toEqual({ at: '2026-03-11T10:00:00.000Z' });
    await expect(desk.serve('add-service-time', number, { ...wanted, calendar: 'none' })).rejects.toThrow('none');
  });

  test('given incidents that wait for this one, when it is withdrawn, then they are named', async () => {
    const number = await desk.incident({ fields: {} });
    const child = await desk.incident({ fields: { parentIncident: number }, status: 'waiting-parent' });
    await desk.incident({ fields: { parentIncident: number }, status: 'closed' });

    expect(await desk.serve('withdraw-record', number)).toEqual({ childNumbers: [child] });
  });

  test('given open tasks, when they are offered to another group, then only those nobody has taken move', async () => {
    const number = await desk.incident({ fields: {} });
    const id = await desk.on(number, (record) => record.id);
    await desk.task({ id: 'free', recordId: id, role: 'resolver', assignee: null });
    await desk.task({ id: 'taken', recordId: id, role: 'resolver', assignee: 'wang-lei' });
    await desk.task({ id: 'manager', recordId: id, role: 'incident-manager', assignee: null });

    await desk.serve('offer-tasks', number, { groupId: 'SEC' });

    expect(await desk.query('SELECT task_id, kind, candidate FROM task_candidate ORDER BY task_id')).toEqual([
      { task_id: 'free', kind: 'group', candidate: 'SEC' },
      { task_id: 'manager', kind: 'group', candidate: 'APP' },
      { task_id: 'taken', kind: 'group', candidate: 'APP' },
    ]);
  });

  test('given a problem waits for a recurrence of this key, then it is being monitored; of another key, it is not', async () => {
    const number = await desk.incident({ fields: { serviceId: 'hr', category: 'database', ciIds: ['db-07'] } });
    const other = await desk.incident({ fields: { serviceId: 'hr', category: 'database', signature: 'slow' } });
    await desk.waitingFor('msg.problem.recurrence', 'hr|database|db-07');

    expect(await desk.ask('problem-being-monitored', number)).toBe(true);
    expect(await desk.ask('problem-being-monitored', other)).toBe(false);
  });
});
