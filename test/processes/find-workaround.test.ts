import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { accepted, answers } from './support/problem-case.ts';
import { Walk } from './support/walk.ts';

const model = 'problem/find-workaround';
const coverage = new Coverage();
const found = { found: 'yes', symptom: 'The page stays empty', workaround: 'Reload twice' };
const refused = { decision: 'reject', comment: 'Nobody can follow this.' };

async function begun(): Promise<Walk> {
  return (await Walk.of(model, accepted, answers())).start();
}

/** Found and refused so many times. */
async function refusedTimes(walk: Walk, times: number): Promise<void> {
  for (let pass = 0; pass < times; pass += 1) {
    await walk.complete('UT2_workaround', found);
    await walk.complete('UT3_approve_known_error', refused);
  }
}

test('given a workaround, when it is approved, then the known error is published', async () => {
  const walk = await begun();
  await walk.complete('UT2_workaround', found);
  await walk.complete('UT3_approve_known_error', { decision: 'approve' });

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'published' });
  expect(walk.statuses).toEqual(['investigating']);
  expect(walk.record).toMatchObject({
    knownErrorId: 'ke-1',
    knowledgeArticle: 'KB000001',
    openIncidentsTold: ['INC000003'],
    workaround: 'Reload twice',
  });
});

test('given no workaround, then the search for the cause goes on without', async () => {
  const walk = await begun();
  await walk.complete('UT2_workaround', { found: 'no' });

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'none' });
});

test('given a refusal, then the analyst sees why and tries again', async () => {
  const walk = await begun();
  await refusedTimes(walk, 1);

  expect(walk.task('UT2_workaround').inputs).toMatchObject({ refusal: 'Nobody can follow this.' });
});

test('given five refusals, then the process owner allows one more pass or goes on without', async () => {
  const walk = await begun();
  await refusedTimes(walk, 5);
  await walk.complete('UT10_decide', { option: 'again', reason: 'They talk to each other now.' });
  await refusedTimes(walk, 1);
  await walk.complete('UT10_decide', { option: 'go-on', reason: 'It is not worth more time.' });

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'none' });
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
