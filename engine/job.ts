import { textAt } from './evaluate.ts';
import { inputsOf } from './mapping.ts';
import type { JobDefinition } from './model/event-definition.ts';
import type { Node } from './model/graph.ts';
import type { Run } from './run.ts';
import { Stall } from './stall.ts';
import type { Token } from './state.ts';
import { waitFor } from './work-id.ts';

const defaultRetries = 3;

/** Hands the work of an element to a service; the token waits for `complete-job`. */
export function createJob(run: Run, job: JobDefinition, node: Node, token: Token): void {
  const service = textAt(run, job.service, token, { use: 'service' });
  const retries = Number(textAt(run, job.retries, token, { use: 'retries' }) ?? defaultRetries);
  if (service === null) throw new Stall('SERVICE_UNKNOWN', { use: 'service', value: null });
  if (!Number.isInteger(retries) || retries < 0) throw new Stall('NOT_A_NUMBER', { use: 'retries' });
  const { message } = job.headers as { readonly message?: string };
  if (message !== undefined) run.note(token, 'message-out', { message });
  run.emit({
    type: 'create-job',
    jobId: waitFor(run, token, 'job'),
    elementId: node.id,
    service,
    retries,
    headers: job.headers,
    inputs: inputsOf(run, node, token),
    properties: node.properties,
  });
}
