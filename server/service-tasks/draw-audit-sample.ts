import { z } from 'zod';
import { keepDraw } from '../features/configuration-item/audit-draw.repository.ts';
import { auditableItems } from '../features/configuration-item/audit-population.ts';
import { drawSample } from '../features/configuration-item/draw-sample.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

const tierOne = 1;

/**
 * Draws the items an audit verifies: all on which a tier 1 service rests, and of the others a share, stratified by tier
 * and type. The seed is the number of the audit. What is drawn is kept in the database and taken lot by lot, so that
 * an audit of everything is no list of everything in its case.
 */
export const drawAuditSample = defineServiceTask({
  inputs: z.object({
    /** Share of the others. */
    take: z.enum(['all', 'square-root']),
    least: z.int(),
    /** Items that are verified at a time. */
    lotSize: z.int().min(1).max(1000),
  }),
  outputs: z.object({
    /** How many items were drawn. */
    drawn: z.int(),
    /** Numbers of the lots, from 1: at least one, which is empty when there is nothing to verify. */
    lots: z.array(z.int()),
  }),
  run: async (tx, { take, least, lotSize }, context) => {
    const audit = boundRecord(context);
    const population = (await auditableItems(tx, context.parts.items.model.types)).map((item) => ({
      ...item,
      stratum: `tier ${item.tier} ${item.type}`,
    }));
    const critical = population.filter(({ tier }) => tier === tierOne);
    const others = population.filter(({ tier }) => tier !== tierOne);
    const size = take === 'all' ? others.length : Math.max(least, ceilingOfRoot(others.length));
    const drawn = [...critical, ...drawSample(others, size, audit.number)];
    await keepDraw(
      tx,
      audit.id,
      drawn.map(({ id, stratum }) => ({ itemId: id, stratum })),
    );
    const lots = Math.max(1, Math.ceil(drawn.length / lotSize));
    return { drawn: drawn.length, lots: Array.from({ length: lots }, (_, index) => index + 1) };
  },
});

/** The smallest whole number whose square is at least `n`. */
function ceilingOfRoot(n: number): number {
  let root = Math.floor(Math.sqrt(n));
  while (root * root < n) root += 1;
  return root;
}
