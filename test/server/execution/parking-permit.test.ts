import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { factQueries } from '../../../server/fact-queries/index.ts';
import { PackageInvalid } from '../../../server/process-package/finding.ts';
import { loadPackages } from '../../../server/process-package/load.ts';
import { serviceTasks } from '../../../server/service-tasks/index.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, openTask } from './support.ts';

const known = { services: [...serviceTasks.keys()], queries: [...factQueries.keys()] };

describe('a folder added to the installation', () => {
  let server: TestServer;
  afterEach(() => server.close());

  test('given processes/parking-permit, then it is offered, runs, and has a register, with no other change', async () => {
    server = await givenAWorkshop('sqlite');
    const zhang = await server.as('zhang-wei');
    const processes = await zhang.list('/api/processes');
    const types = await zhang.get('/api/record-types');
    const started = await zhang.post(
      '/api/processes/parking-permit/start',
      { values: { plate: '沪A12345' } },
      { 'Idempotency-Key': 'permit' },
    );
    const li = await server.as('li-na');
    const task = await openTask(li, started.body.recordId, 'UT1_decide');
    await li.post(`/api/tasks/${task.id}/complete`, { values: { decision: 'grant' } });
    const register = await zhang.list('/api/records/parking-permit', { filter: { plate: '沪A12345', q: '沪a' } });

    expect(processes.body).toContainEqual(
      expect.objectContaining({ id: 'parking-permit', startable: true, version: 1 }),
    );
    expect(types.body).toContainEqual(expect.objectContaining({ type: 'parking-permit', prefix: 'PKP' }));
    expect(started.body.number).toBe('PKP000001');
    expect(register.body).toMatchObject([{ number: 'PKP000001', status: 'granted', title: 'Permit for 沪A12345' }]);
    expect(register.headers['content-range']).toBe('records 0-0/1');
  });
});

describe('a wrong value in a package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-packages-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('given mistakes in three files, then all are named at once with file, path, value and what is allowed', async () => {
    cpSync('test/server/execution/fixtures/packages', folder, { recursive: true });
    edit('parking-permit/process.json', '"owner": "process-owner"', '"owner": "nobody", "colour": "red"');
    edit('parking-permit/parking-permit.bpmn', 'formId="parking-permit-decide"', 'formId="parking-permit-decline"');
    edit('workshop/records/workshop.json', '"prefix": "WSP"', '"prefix": "wsp"');

    const refusal = await loadPackages(['processes', folder], known).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(PackageInvalid);
    const { code, findings } = refusal as PackageInvalid;
    expect(code).toBe('PACKAGE_INVALID');
    expect(findings).toContainEqual(
      expect.objectContaining({
        file: 'parking-permit/process.json',
        allowed: expect.stringContaining('unknown key "colour"'),
      }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ value: 'parking-permit-decline' }));
    expect(findings).toContainEqual(
      expect.objectContaining({ file: 'workshop/records/workshop.json', path: 'prefix', value: 'wsp' }),
    );
  });

  test('given a name nobody offers, then file, element, value and the names that exist are said', async () => {
    cpSync('test/server/execution/fixtures/packages', folder, { recursive: true });
    edit('parking-permit/parking-permit.bpmn', 'formId="parking-permit-decide"', 'formId="parking-permit-decline"');
    edit('parking-permit/parking-permit.bpmn', 'name="status" value="granted"', 'name="status" value="approved"');

    const refusal = await loadPackages(['processes', folder], known).catch((error: unknown) => error);

    const { findings } = refusal as PackageInvalid;
    expect(findings).toMatchObject([
      {
        file: 'parking-permit/parking-permit.bpmn',
        path: 'form',
        value: 'parking-permit-decline',
        allowed: expect.stringContaining('parking-permit-decide'),
      },
      {
        file: 'parking-permit/parking-permit.bpmn',
        path: 'EE1_granted.status',
        value: 'approved',
        allowed: 'allowed: requested, granted, refused',
      },
    ]);
  });

  function edit(path: string, from: string, to: string): void {
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, path), text.replace(from, to));
  }
});
