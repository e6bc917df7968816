import type { Variables } from '../../../engine/index.ts';
import type { JobPayload } from '../../jobs/job.ts';

/** One run of a service task, as the engine asked for it. */
export interface ServiceJob {
  readonly jobId: string;
  readonly elementId: string;
  readonly service: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly inputs: Variables;
}

export function serviceJobPayload(job: ServiceJob): JobPayload {
  return { ...job };
}

/** The service job a retry was stored with. */
export function serviceJobOf(payload: JobPayload): ServiceJob {
  return {
    jobId: String(payload['jobId']),
    elementId: String(payload['elementId']),
    service: String(payload['service']),
    retries: Number(payload['retries']),
    headers: payload['headers'] as Readonly<Record<string, string>>,
    inputs: payload['inputs'] as Variables,
  };
}
