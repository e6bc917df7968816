import { z } from 'zod';
import { loadItems, noteVerified } from '../features/configuration-item/item.repository.ts';
import { percentOf } from '../features/configuration-item/percent.ts';
import { defineServiceTask } from './service-task.ts';

const verified = z.object({
  itemId: z.string(),
  fields: z.array(z.object({ field: z.string(), cmdbValue: z.string() })),
  wrong: z.array(z.object({ field: z.string(), realValue: z.string() })),
});

const million = 1_000_000;

/**
 * How many of the values an audit looked at are right, in integers; what is wrong is handed on to be corrected. An
 * audit in several lots is counted on from what its earlier lots showed.
 */
export const measureAuditAccuracy = defineServiceTask({
  inputs: z.object({
    results: z.array(verified),
    /** Values looked at in earlier lots, and how many of them were right. */
    before: z.object({ checked: z.int(), correct: z.int() }).default({ checked: 0, correct: 0 }),
  }),
  outputs: z.object({
    checked: z.int(),
    correct: z.int(),
    /** Correct of checked in millionths, rounded down; without anything to check all is right. */
    accuracyPpm: z.int(),
    /** The same in percent, half up to 2 decimals, for people. */
    accuracyPct: z.number(),
    /** Wrong values of these results. */
    wrong: z.array(
      z.object({
        itemId: z.string(),
        itemName: z.string(),
        field: z.string(),
        cmdbValue: z.string(),
        realValue: z.string(),
      }),
    ),
    /** The same by item, as differences to be settled. */
    wrongItems: z.array(
      z.object({
        key: z.string(),
        itemId: z.string(),
        itemName: z.string(),
        differences: z.array(
          z.object({ attribute: z.string(), recorded: z.string(), found: z.string(), text: z.string() }),
        ),
      }),
    ),
  }),
  run: async (tx, { results, before }, { run }) => {
    const items = await loadItems(
      tx,
      results.map(({ itemId }) => itemId),
      true,
    );
    const wrong = results.flatMap(({ itemId, fields, wrong: found }) =>
      fields.flatMap(({ field, cmdbValue }) => {
        // A value given twice is one wrong value; one that is what is recorded is none.
        const real = found.find((each) => each.field === field)?.realValue;
        if (real === undefined || real === cmdbValue) return [];
        return [{ itemId, itemName: items.get(itemId)?.fields.name ?? itemId, field, cmdbValue, realValue: real }];
      }),
    );
    const looked = results.reduce((sum, { fields }) => sum + fields.length, 0);
    const checked = before.checked + looked;
    const correct = before.correct + looked - wrong.length;
    await noteVerified(tx, [...items.values()], run.now.toISOString());
    return {
      checked,
      correct,
      accuracyPpm: checked === 0 ? million : Math.floor((correct * million) / checked),
      accuracyPct: percentOf(correct, checked) ?? 100,
      wrong,
      wrongItems: [...new Set(wrong.map(({ itemId }) => itemId))].map((itemId) => {
        const own = wrong.filter((each) => each.itemId === itemId);
        return {
          key: `item:${itemId}`,
          itemId,
          itemName: own[0]?.itemName ?? itemId,
          differences: own.map(({ field, cmdbValue, realValue }) => ({
            attribute: field,
            recorded: cmdbValue,
            found: realValue,
            text: `${field.replace(/^attributes\./, '')}: ${cmdbValue} → ${realValue}`,
          })),
        };
      }),
    };
  },
});
