import { z } from 'zod';
import { addLinks, linkTypes } from './link-records/add-links.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Links the record to others; a link that is there stays as it is. */
export const linkRecords = defineServiceTask({
  inputs: z.object({
    type: z.enum(linkTypes),
    /** Numbers of records, e.g. INC000001. */
    numbers: z.array(z.string()),
  }),
  outputs: z.object({}),
  run: async (_tx, { type, numbers }, context) => {
    const record = boundRecord(context);
    if (numbers.every((number) => number === record.number))
      throw new Error(`${record.number} names no other record to link`);
    await addLinks(context.run, record, type, numbers);
    return {};
  },
});
