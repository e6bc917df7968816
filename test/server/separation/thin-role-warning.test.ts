import { expect, test } from 'vitest';
import type { Role } from '../../../rules/schema/role.ts';
import { warnOfThinRoles } from '../../../server/features/separation/thin-role-warning.ts';

const account = (userId: string, roles: readonly string[], deputyId: string | null = null) => ({
  ...{ user_id: userId, account: userId, name: '{"en":"A","zh":"甲"}', password_hash: null, groups: '[]' },
  ...{ customer_id: null, language: 'en', active: 1, roles: JSON.stringify(roles) },
  fields: JSON.stringify({ name: { en: 'A', zh: '甲' }, managerId: null, deputyId, vip: false }),
});
const role = (id: string, kind: Role['kind'] = 'global'): Role => ({ id, kind, side: 'I', name: { en: id, zh: id } });
const userTask = (of: string) => ({ type: 'userTask', properties: { role: of } });
const elements = [userTask('manager'), userTask('analyst'), userTask('owner'), userTask('tester')];
const installation = {
  came: [{ processId: 'problem', content: { models: new Map([['m', { process: { id: 'm', elements } }]]) } }],
  shared: { roles: [role('manager'), role('analyst'), role('owner', 'derived'), role('tester'), role('idle')] },
};

async function warned(rows: readonly object[]): Promise<readonly object[]> {
  const warnings: object[] = [];
  const source = { query: async () => rows } as unknown as Parameters<typeof warnOfThinRoles>[0];
  const into = installation as unknown as Parameters<typeof warnOfThinRoles>[1];
  await warnOfThinRoles(source, into, { warn: (details) => void warnings.push(details) });
  return warnings;
}

test('given a model that comes into force, then each held role of its tasks with fewer than two holders and deputies is warned of', async () => {
  const people = [account('ann', ['manager'], 'bob'), account('bob', ['analyst']), account('probe', ['monitoring'])];
  expect(await warned(people)).toEqual([
    { role: 'analyst', holders: ['bob'], deputies: [], processIds: ['problem'] },
    { role: 'tester', holders: [], deputies: [], processIds: ['problem'] },
  ]);
});

test('given nobody has an account yet, then nothing is warned of', async () => {
  expect(await warned([])).toEqual([]);
});
