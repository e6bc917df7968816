import { z } from 'zod';
import { localized } from '../../contract/common.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { everything } from '../../master-data/master-data.ts';
import { ReadableMasterData } from '../../master-data/readable-master-data.ts';

/** Fields of a record of type `cost-centre`. */
export const costCentreFields = z.strictObject({
  name: localized,
  /** Who answers for its budget. */
  businessOwnerId: z.string().nullable(),
});

type CostCentre = z.infer<typeof costCentreFields> & { readonly id: string };

/** Cost centres, as forms offer them: whoever orders something may say where it is booked. */
export function costCentres(reader: Reader): ReadableMasterData<CostCentre> {
  return new ReadableMasterData(reader, {
    type: 'cost-centre',
    visibleTo: () => everything,
    toViews: async (rows) => rows.map(({ id, fields }) => ({ id, ...costCentreFields.parse(fields) })),
    label: ({ name }) => name,
  });
}
