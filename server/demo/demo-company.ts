import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { itemFields } from '../features/configuration-item/item.ts';
import { costCentreFields } from '../features/cost-centre/cost-centre.service.ts';
import { customerFields } from '../features/customer/customer.service.ts';
import { groupFields } from '../features/group/group.service.ts';
import { serviceFields } from '../features/service/service.service.ts';
import { userFields } from '../features/user/user.service.ts';

const id = z.string().min(1).max(60);

/** `shared/demo-company.json`: a company to try the product with, and the fixture of the acceptance scenarios. */
const demoCompany = z.strictObject({
  users: z.array(
    userFields.extend({
      id,
      roles: z.array(z.string()),
      customerId: z.string().nullable().default(null),
      language: z.enum(['en', 'zh']),
      groups: z.array(z.string()).default([]),
    }),
  ),
  groups: z.array(groupFields.extend({ id, members: z.array(z.string()) })),
  services: z.array(serviceFields.extend({ id, status: z.string().default('catalogue') })),
  customers: z.array(customerFields.extend({ id })),
  costCentres: z.array(costCentreFields.extend({ id })).default([]),
  configurationItems: z.array(
    itemFields.omit({ version: true }).extend({
      id,
      status: z.string().default('live'),
      services: z.array(z.string()).default([]),
      relations: z.array(z.strictObject({ type: z.string(), target: id })).default([]),
    }),
  ),
  /** Who owns each process, by process id. */
  processOwners: z.record(id, id).default({}),
});

export type DemoCompany = z.output<typeof demoCompany>;

/**
 * @param sharedDirectory folder `shared` of the process packages
 * @throws {Error} naming file and place when it does not fit
 */
export function readDemoCompany(sharedDirectory: string): DemoCompany {
  const file = join(sharedDirectory, 'demo-company.json');
  const read = demoCompany.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`);
  return read.data;
}
