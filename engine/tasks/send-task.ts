import type { ElementBehavior } from '../element-behavior.ts';
import { createJob } from '../job.ts';
import { one } from '../model/moddle-element.ts';
import { readMessageJob } from '../model/read-job.ts';

/** Sends a message; complete when it has been sent. */
export const sendTask: ElementBehavior<'sendTask'> = {
  read: (element, reader) => readMessageJob(element, one(element, 'messageRef'), reader),
  enter(node, token, run) {
    createJob(run, node.detail, node, token);
  },
};
