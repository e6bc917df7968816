import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'shared/check-values';
const coverage = new Coverage();
const values = [{ ciId: 'db-07', attribute: 'colour', value: 'blue' }];
const begun = async (answers: Answers) =>
  (await Walk.of(model, {}, answers)).start({ values, ciIds: ['db-07'], assigneeId: 'fan-rong', group: 'deployer' });
const wrong: Answers = { errors: { 'check-ci-changes': 'ITEM_INVALID' } };

test('given values that can be written, then they go on as they are', async () => {
  const walk = await begun({ services: { 'check-ci-changes': { checked: 1 } } });

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_fit', variables: { values } });
  expect(walk.services).toMatchObject([{ inputs: { ciIds: ['db-07'], changes: values } }]);
});

test('given values that cannot be written, then who gave them is asked five times, and they are left as they were said last', async () => {
  const walk = await begun(wrong);
  expect(walk.task('UT1_correct')).toMatchObject({
    assignee: 'fan-rong',
    candidateGroups: ['deployer'],
    inputs: { problem: 'ITEM_INVALID', values },
  });
  for (let pass = 1; pass < 5; pass += 1) await walk.complete('UT1_correct', { values });
  await walk.complete('UT1_correct', { values: [] });

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_left', variables: { values: [] } });
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
