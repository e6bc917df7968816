import { z } from 'zod';
import { localized } from '../contract/common.ts';
import { auditableItems } from '../features/configuration-item/audit-population.ts';
import { drawSample } from '../features/configuration-item/draw-sample.ts';
import { loadItems } from '../features/configuration-item/item.repository.ts';
import { verifiableFields } from '../features/configuration-item/verifiable-field.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Items of one audit at most: as many as a list of a process may hold. */
const mostDrawn = 1000;
const tierOne = 1;

const field = z.object({
  /** Flat name. */
  field: z.string(),
  label: localized,
  cmdbValue: z.string(),
  text: z.string(),
});

/**
 * Draws the items an audit verifies: all on which a tier 1 service rests, and of the others a share, stratified by tier
 * and type. The seed is the number of the audit.
 */
export const drawAuditSample = defineServiceTask({
  inputs: z.object({
    /** Share of the others. */
    take: z.enum(['all', 'square-root']),
    least: z.int(),
  }),
  outputs: z.object({
    sample: z.array(
      z.object({
        itemId: z.string(),
        itemName: z.string(),
        ownerId: z.string().nullable(),
        stratum: z.string(),
        fields: z.array(field),
      }),
    ),
  }),
  run: async (tx, { take, least }, context) => {
    const { types } = context.parts.items.model;
    const seed = boundRecord(context).number;
    const population = (await auditableItems(tx, types)).map((item) => ({
      ...item,
      stratum: `tier ${item.tier} ${item.type}`,
    }));
    const critical = population.filter(({ tier }) => tier === tierOne);
    const others = population.filter(({ tier }) => tier !== tierOne);
    const size = take === 'all' ? others.length : Math.max(least, ceilingOfRoot(others.length));
    const drawn = [...critical, ...drawSample(others, size, seed)].slice(0, mostDrawn);
    const items = await loadItems(
      tx,
      drawn.map(({ id }) => id),
    );
    return {
      sample: drawn.flatMap(({ id, stratum }) => {
        const item = items.get(id);
        if (!item) return [];
        const { name, ownerId } = item.fields;
        return [{ itemId: id, itemName: name, ownerId, stratum, fields: [...verifiableFields(item, types)] }];
      }),
    };
  },
});

/** The smallest whole number whose square is at least `n`. */
function ceilingOfRoot(n: number): number {
  let root = Math.floor(Math.sqrt(n));
  while (root * root < n) root += 1;
  return root;
}
