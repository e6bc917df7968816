import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, plan, planned } from './support/release-case.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'release/release';
const coverage = new Coverage();

/** Every called model ends as well as it can, with what differs; those of `open` stay open. */
function everything(differing: NonNullable<Answers['calls']> = {}, open: readonly string[] = []): Answers {
  const calls = {
    'plan-release': { outcome: 'planned' },
    'build-release': { outcome: 'built' },
    'decide-release': { outcome: 'go' },
    'deliver-release': { outcome: 'deployed' },
    'review-release': {},
    'announce-release': {},
    ...differing,
  };
  return answers({ calls: Object.fromEntries(Object.entries(calls).filter(([name]) => !open.includes(name))) });
}

const begun = async (answered: Answers) =>
  (await Walk.of(model, { number: 'REL000001' }, answered)).start({ ...plan, completedBy: 'dai-ning' }, 'SE1_planned');
const end = (walk: Walk) => coverage.add(walk).end?.elementId;

test('given a release that is planned, when all goes well, then it is built, decided, deployed, reviewed and closed', async () => {
  const walk = await begun(everything());

  expect(end(walk)).toBe('EE1_closed');
  expect(walk.record).toMatchObject({ changes: ['CHG000001', 'CHG000002'], windowFixed: false, relType: 'minor' });
  expect(walk.statuses).toEqual(['closed']);
});

test.each([
  { how: 'nothing is left to release', calls: { 'plan-release': { outcome: 'empty' } } },
  { how: 'it is canceled when it is decided on', calls: { 'decide-release': { outcome: 'cancel' } } },
])('given a release, when $how, then who waits is told and it ends', async ({ calls }) => {
  const walk = await begun(everything(calls));

  expect(end(walk)).toBe('EE2_cancelled');
  expect(walk.path).toContain('CA6_cancel');
});

test.each([
  { decision: 'go-on', at: 'EE1_closed' },
  { decision: 'again', at: 'EE1_closed' },
  { decision: 'cancel', at: 'EE2_cancelled' },
])(
  'given a release sent back five times, when its process owner says $decision, then it ends at $at',
  async ({ decision, at }) => {
    const walk = await begun(everything({}, ['decide-release']));
    for (let pass = 0; pass < 5; pass += 1) await walk.return('CA3_decide', { outcome: 'fix' });
    await walk.complete('UT15_decide', { decision, reason: 'It has to end.' });
    if (decision !== 'cancel') await walk.return('CA3_decide', { outcome: 'go' });

    expect(end(walk)).toBe(at);
  },
);

test('given a change that raises a release, then its window is fixed, and it is told; another change joins until the decision', async () => {
  const walk = await Walk.of(model, { number: 'REL000001' }, everything({}, ['plan-release', 'decide-release']));
  const window = { from: '2026-03-12T12:00:00.000Z', to: '2026-03-12T14:00:00.000Z' };
  await walk.start(
    { payload: { changeNumbers: ['CHG000001'], replyTo: 'CHG000001', title: 'Mail 5.3', serviceId: 'mail', window } },
    'SE2_raised',
  );
  expect(walk.record).toMatchObject({ plannedStart: window.from, windowFixed: true, listeners: ['CHG000001'] });

  await walk.receive('ES3_start', { changeNumbers: ['CHG000002'], replyTo: 'CHG000002', window });
  expect(walk.record).toMatchObject({ changes: ['CHG000001', 'CHG000002'], listeners: ['CHG000001', 'CHG000002'] });
  await walk.return('CA1_plan', { outcome: 'planned' });
  await walk.change({ goNoGo: { decision: 'go' } });
  await walk.receive('ES3_start', { changeNumbers: ['CHG000003'], replyTo: 'CHG000003' });
  expect(walk.messages).toMatchObject([
    { name: 'msg.release.outcome', key: 'CHG000003', payload: { outcome: 'overrun' } },
  ]);
  await walk.return('CA3_decide', { outcome: 'go' });

  expect(end(walk)).toBe('EE1_closed');
  expect(walk.record['changes']).toEqual(['CHG000001', 'CHG000002']);
});

test('given a release under way, then a comment is passed on, and it can be withdrawn', async () => {
  const walk = await begun(everything({}, ['build-release']));
  await walk.receive('ES2_start', { by: 'li-na', text: 'Ask the supplier' });
  await walk.receive('ES1_start', { reason: 'The vendor warns of it', by: 'dai-ning' });

  expect(coverage.add(walk).end?.outcome).toBe('completed');
  expect(walk.path.at(-1)).toBe('EE3_withdrawn');
  expect(walk.record['cancelReason']).toBe('The vendor warns of it');
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});

test('given a Monday, then regular releases nobody has planned are started, and nothing happens without one', async () => {
  const mondays = new Coverage();
  const monday = async (services: NonNullable<Answers['services']> = {}) =>
    (await Walk.of('release/release-calendar', {}, answers({ services }))).start({}, 'SE3_monday');

  const asked = await monday();
  const [due] = asked.record['due'] as [object];
  await asked.complete('UT17_calendar', { due: [{ ...due, start: 'yes' }] });
  expect(mondays.add(asked).messages).toMatchObject([{ name: 'msg.release.raise', payload: { relType: 'minor' } }]);

  const none = await monday({ 'plan-release-calendar': { due: [] } });
  expect(mondays.add(none).end?.elementId).toBe('EE1_none');
  expect(await mondays.missing('release/release-calendar')).toEqual([]);
});

test('given an outcome, then each that waits is told, and a correction names what it corrects', async () => {
  const told = new Coverage();
  const walk = await Walk.of('release/announce-release', planned, answers());
  await walk.start({ outcome: 'deployed' });
  const corrected = await Walk.of('release/announce-release', told.add(walk).record, answers());
  await corrected.start({ outcome: 'backed-out', corrected: true });

  expect(walk.messages.map(({ key, payload }) => [key, payload])).toEqual([
    ['CHG000001', { number: 'REL000001', outcome: 'deployed' }],
    ['CHG000002', { number: 'REL000001', outcome: 'deployed' }],
  ]);
  expect(told.add(corrected).messages[0]).toMatchObject({ payload: { outcome: 'backed-out', corrects: 'm-1' } });
  expect(await told.missing('release/announce-release')).toEqual([]);
});

test.each([
  { outcome: 'deployed', linked: [], objectivesMet: 'yes', final: 'successful', told: 2 },
  {
    outcome: 'deployed',
    linked: [{ number: 'INC000001', priority: 'P2' }],
    objectivesMet: 'yes',
    final: 'with-issues',
    told: 2,
  },
  { outcome: 'deployed', linked: [], objectivesMet: 'no', final: 'with-issues', told: 2 },
  { outcome: 'backed-out', linked: [], objectivesMet: 'no', final: 'backed-out', told: 0 },
])(
  'given a release $outcome with $linked, when its objectives are met: $objectivesMet, then it is $final',
  async (given) => {
    const reviews = new Coverage();
    const { outcome, linked, objectivesMet, final, told } = given;
    const walk = await (
      await Walk.of('release/review-release', { ...planned, outcome, incidentsLinked: linked }, answers())
    ).start();
    await walk.complete('UT14_review', {
      ...{ objectivesMet, incidents: linked.length, lessons: 'None' },
      actions: [{ text: 'Test more', owner: 'luo-qing', due: '2026-04-01' }],
    });

    expect(reviews.add(walk).record['finalOutcome']).toBe(final);
    expect(walk.messages.filter(({ name }) => name === 'msg.release.final')).toHaveLength(told);
    expect(await reviews.missing('release/review-release')).toEqual([]);
  },
);
