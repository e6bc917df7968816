import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { givenAuthority, givenItems } from '../../server/configuration-item/items.ts';

/** What a company has beside the demo company, by the name a story gives as its `fixture`. */
const fixtures: Readonly<Record<string, (unitOfWork: UnitOfWork) => Promise<void>>> = {
  standard: async () => undefined,
  /** Orders leave for another system: see `start-server.ts`. */
  connected: async () => undefined,
  'approved-change': (unitOfWork) => givenAuthority(unitOfWork, { number: 'CHG900001', ciIds: ['db-07'] }),
  /** A change permits a server of which nobody has written down the address and the operating system. */
  'gap-item': async (unitOfWork) => {
    await givenItems(unitOfWork, [
      {
        id: 'gap-1',
        services: ['erp'],
        relations: [{ type: 'connects-to', target: 'srv-07' }],
        fields: {
          ownerId: 'wang-lei',
          description: 'Prints the pay slips',
          criticality: 2,
          environment: 'prod',
          attributes: { hostname: 'gap-1', location: 'Beijing' },
        },
      },
    ]);
    await givenAuthority(unitOfWork, { number: 'CHG900001', ciIds: ['gap-1'] });
  },
  /** On 2 March: two use one licence, a warranty ends in 90 days and one in 91, support ended, a disk was not erased. */
  assets: (unitOfWork) =>
    givenItems(unitOfWork, [
      { id: 'office', fields: { type: 'licence', ownerId: 'wang-lei', asset: { licenceCount: 1 } } },
      ...['box-01', 'box-02'].map((id, n) => ({
        id,
        relations: [{ type: 'licensed-by' as const, target: 'office' }],
        fields: { ownerId: 'wang-lei', asset: { warrantyEnd: `2026-0${5 + n}-${n === 0 ? '31' : '01'}` } },
      })),
      { id: 'old-01', fields: { ownerId: 'wang-lei', asset: { supportEnd: '2026-02-28' } } },
      { id: 'gone-01', status: 'disposed', fields: { ownerId: 'wang-lei', asset: { tag: 'A-1' } } },
    ]),
  /** Zhang Wei is somebody whose work stands still for many. */
  vip: (unitOfWork) =>
    unitOfWork(async (tx) => {
      const [row] = await tx.query<{ fields: string }>(`SELECT fields FROM record WHERE id = 'zhang-wei'`);
      const fields = JSON.stringify({ ...JSON.parse(row?.fields ?? '{}'), vip: true });
      await tx.execute(`UPDATE record SET fields = ? WHERE id = 'zhang-wei'`, [fields]);
    }),
  /** The analyst is a problem manager too: only the separation of duties keeps him from closing what he analyzed. */
  'analyst-manages': (unitOfWork) =>
    unitOfWork(async (tx) => {
      await tx.execute(`UPDATE account SET roles = ? WHERE user_id = 'he-tao'`, [
        JSON.stringify(['problem-analyst', 'problem-manager']),
      ]);
    }),
  /** Nobody is left who could stand in: top management and the manager of the system have left. */
  'short-handed': (unitOfWork) =>
    unitOfWork(async (tx) => {
      await tx.execute(`UPDATE account SET active = 0 WHERE user_id IN ('lin-xia', 'tang-yu')`);
    }),
  /** Nine items on which a tier 1 service rests, DB-07 and SRV-07 among them, and 137 others; each has five values. */
  'many-items': async (unitOfWork) => {
    // Others of the demo company are not in use here: the numbers of the story are exact.
    await unitOfWork(async (tx) => {
      await tx.execute(
        `UPDATE record SET status = 'planned', stage = 'planned'
         WHERE type = 'configuration-item' AND id NOT IN ('db-07', 'srv-07', 'app-07', 'mail-01')`,
      );
    });
    const numbered = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, n) => `${prefix}-${String(n + 1).padStart(3, '0')}`);
    const values = (id: string) => ({ hostname: id, ip: '10.1.0.1', os: 'Linux', location: 'Beijing' });
    await givenItems(unitOfWork, [
      ...numbered('shop', 7).map((id) => ({
        id,
        services: ['shop'],
        fields: { ownerId: 'feng-jie', attributes: values(id) },
      })),
      ...numbered('box', 135).map((id) => ({
        id,
        services: ['wiki'],
        fields: { ownerId: 'wang-lei', attributes: values(id) },
      })),
    ]);
  },
};

/** @throws {Error} for a name no fixture has */
export function fixtureOf(name: string): (unitOfWork: UnitOfWork) => Promise<void> {
  const fixture = fixtures[name];
  if (!fixture) throw new Error(`there is no fixture "${name}"; there are ${Object.keys(fixtures).join(', ')}`);
  return fixture;
}
