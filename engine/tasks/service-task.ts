import type { ElementBehavior } from '../element-behavior.ts';
import { createJob } from '../job.ts';
import { readJob } from '../model/read-job.ts';

/** Automatic work, done by the service its task definition names. */
export const serviceTask: ElementBehavior<'serviceTask'> = {
  read: readJob,
  enter(node, token, run) {
    createJob(run, node.detail, node, token);
  },
};
