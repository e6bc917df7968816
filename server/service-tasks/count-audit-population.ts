import { z } from 'zod';
import { auditableItems } from '../features/configuration-item/audit-population.ts';
import { gapsOf, mandatoryOf } from '../features/configuration-item/gaps.ts';
import { loadItems } from '../features/configuration-item/item.repository.ts';
import { percentOf } from '../features/configuration-item/percent.ts';
import { defineServiceTask } from './service-task.ts';

const tierOne = 1;
const atOnce = 2_000;

/** How many items an audit draws from, and how complete those in use are. */
export const countAuditPopulation = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({
    /** Items in use that support no tier 1 service. */
    others: z.int(),
    /** Items in use on which a tier 1 service rests. */
    critical: z.int(),
    /** Mandatory attributes filled in, of all mandatory ones; null without items. */
    completenessPct: z.number().nullable(),
    /** Items with an owner and a relation (or that need none), of all; null without items. */
    ownedPct: z.number().nullable(),
  }),
  run: async (tx, _inputs, { parts }) => {
    const { types } = parts.items.model;
    const population = await auditableItems(tx, types);
    const critical = population.filter(({ tier }) => tier === tierOne).length;
    const counted = { mandatory: 0, missing: 0, sound: 0 };
    for (let first = 0; first < population.length; first += atOnce)
      for (const item of (
        await loadItems(
          tx,
          population.slice(first, first + atOnce).map(({ id }) => id),
        )
      ).values()) {
        const gaps = gapsOf(item, types);
        counted.mandatory += mandatoryOf(types, item.fields.type).length;
        counted.missing += gaps.filter((each) => each !== 'relations').length;
        counted.sound += gaps.includes('relations') || gaps.includes('ownerId') ? 0 : 1;
      }
    return {
      others: population.length - critical,
      critical,
      completenessPct: percentOf(counted.mandatory - counted.missing, counted.mandatory),
      ownedPct: percentOf(counted.sound, population.length),
    };
  },
});
