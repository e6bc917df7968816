import { z } from 'zod';
import type { Directory } from '../execution/directory.ts';
import { defineServiceTask } from './service-task.ts';

const dutyManager = 'duty-manager';
const dutyGroup = 'DUTY';
const instead = 'incident-manager';

/** Tells people, in the language of each; header `template` names the text. */
export const notify = defineServiceTask({
  inputs: z.object({
    /** User ids, groups, roles, and persons of the record such as `service-owner`; `duty-manager` leads the duty. */
    to: z.array(z.string()),
    data: z.record(z.string(), z.json()).nullish(),
  }),
  outputs: z.object({}),
  run: async (_tx, { to, data }, { run, parts, record, headers, elementId }) => {
    const template = headers['template'];
    if (!template) throw new Error(`${elementId} names no "template"`);
    const names: string[] = [];
    for (const name of to) names.push(name === dutyManager ? await onDuty(parts.directory) : name);
    await parts.notifications.notify(run, record, { to: names, template, data: data ?? {} });
    return {};
  },
});

async function onDuty(directory: Directory): Promise<string> {
  return (await directory.group(dutyGroup))?.leadId ?? instead;
}
