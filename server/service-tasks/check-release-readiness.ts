import { z } from 'zod';
import { proposedChange, textsOf, windowFindings } from '../features/change-schedule/change-window.view.ts';
import { loadItems } from '../features/configuration-item/item.repository.ts';
import { changeDrafts } from './change/change-drafts.ts';
import { changeSchedule } from './change/change-schedule.ts';
import { namesOf } from './change/names.ts';
import { isApproved, releasedChanges } from './release/released-changes.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

/** Checks of the change schedule a release must pass; the others only warn. */
const blocking: readonly string[] = ['C1', 'C3', 'C6'];

const conflict = z.object({ check: z.string(), with: z.string(), detail: z.string() });

/** What the data say for the decision on go: changes, conflicts of the window, and whether a baseline is possible. */
export const checkReleaseReadiness = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({
    ready: z.object({
      changesApproved: z.boolean(),
      conflicts: z.array(conflict),
      /** Whether every item is in the CMDB, and there is one. */
      baselinePossible: z.boolean(),
    }),
  }),
  run: async (tx, _inputs, context) => {
    const { fields } = boundRecord(context);
    const numbers = textsOf(fields, 'changes');
    const changes = await releasedChanges(context.run, numbers);
    const ciIds = textsOf(fields, 'ciIds');
    const items = await loadItems(tx, ciIds);
    return {
      ready: {
        changesApproved: numbers.length > 0 && changes.length === numbers.length && changes.every(isApproved),
        conflicts: await conflictsOf(context, numbers),
        baselinePossible: ciIds.length > 0 && ciIds.every((id) => items.has(id)),
      },
    };
  },
});

/** The window of the release is that of a change which touches all its items and is carried out by its deployer. */
async function conflictsOf(context: ServiceContext, own: readonly string[]): Promise<z.infer<typeof conflict>[]> {
  const { run } = context;
  const { id, number, status, fields } = boundRecord(context);
  const inForce = changeSchedule(context);
  const asChange = { ...fields, implementerId: fields['deployerId'] ?? null };
  const proposed = proposedChange({ id, number, status, fields: asChange }, inForce);
  if (!proposed) return [];
  const { conflicts } = await windowFindings(run.tx, inForce, proposed, changeDrafts(run));
  const others = conflicts.filter((each) => blocking.includes(each.check) && !own.includes(each.with));
  const names = await namesOf(
    run.tx,
    others.flatMap(({ about }) => about),
  );
  return others.map(({ check, with: other, about }) => ({
    check,
    with: other,
    detail: about.map((each) => names.get(each) ?? each).join(', '),
  }));
}
