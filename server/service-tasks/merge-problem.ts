import { z } from 'zod';
import { addLinks } from './link-records/add-links.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Says that the problem is another one's duplicate, and under which key that one is told of its incidents. */
export const mergeProblem = defineServiceTask({
  inputs: z.object({
    /** Number of the problem that stays. */
    into: z.string(),
  }),
  outputs: z.object({ key: z.string() }),
  run: async (_tx, { into }, context) => {
    const { run, parts } = context;
    const problem = boundRecord(context);
    const other = await parts.records.byNumber(run, into);
    if (other.type.type !== problem.type.type || other.id === problem.id || other.closedAt !== null)
      throw new Error(`${problem.number} cannot be merged into ${into}; allowed: another open ${problem.type.type}`);
    await addLinks(run, problem, 'duplicates', [into]);
    return { key: other.text('problemKey') ?? other.number };
  },
});
