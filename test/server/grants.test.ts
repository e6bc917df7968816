import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { roles } from '../../rules/schema/role.ts';
import { permissions } from '../../server/contract/endpoint.ts';
import { permissionsOf } from '../../server/grants.ts';

const shipped = roles.parse(JSON.parse(readFileSync('processes/shared/roles.json', 'utf8')));
const granted = (...ids: string[]) => [...permissionsOf(ids)].toSorted();

describe('what roles grant', () => {
  test('given no role and an unknown role, then only what everybody may', () => {
    expect(granted()).toEqual(['process.read', 'process.start', 'task.work']);
    expect(granted('constructor', 'toString')).toEqual(granted());
  });

  test('given a right, then some shipped role grants it', () => {
    const all = new Set(shipped.flatMap(({ id }) => granted(id)));

    expect([...all].toSorted()).toEqual([...permissions].toSorted());
  });

  test.each([
    { right: 'message.send', roles: ['automation', 'discovery', 'hr-system', 'monitoring'] },
    { right: 'user.manage', roles: ['administrator'] },
    { right: 'message.deliver', roles: ['administrator'] },
    { right: 'outbox.manage', roles: ['administrator'] },
    { right: 'record.read-restricted', roles: ['incident-manager', 'infosec-manager', 'internal-auditor'] },
    { right: 'record.override', roles: ['incident-manager', 'mi-manager', 'process-owner'] },
    { right: 'stall.repair', roles: ['administrator', 'process-owner'] },
    { right: 'instance.migrate', roles: ['administrator', 'process-owner'] },
  ] as const)('given $right, then only $roles grant it', ({ right, roles: expected }) => {
    const granting = shipped.map(({ id }) => id).filter((id) => permissionsOf([id]).has(right));

    expect(granting.toSorted()).toEqual([...expected]);
  });

  test('given a customer, then nothing across cases is theirs to read', () => {
    for (const { id } of shipped.filter(({ side, kind }) => side === 'B' && kind !== 'global'))
      expect(granted(id), id).not.toContain('record.read-all');
  });

  test('given the internal auditor, then everything is readable and nothing is managed', () => {
    expect(granted('internal-auditor')).toEqual([
      'audit.read',
      'calendar.read',
      'history.read-all',
      'kpi.read',
      'master-data.read',
      'process.read',
      'process.start',
      'record.read-all',
      'record.read-restricted',
      'rule-set.read',
      'task.work',
      'user.read',
    ]);
  });

  test('given a program, then it has what its role grants and nothing of what people have', () => {
    expect(granted('monitoring')).toEqual(['message.send']);
  });
});
