import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parse } from 'csv-parse';

const folder = new URL('../../../../shared/data/', import.meta.url);

/** What a case was doing from an instant on, as far as its clock is concerned. */
export interface CaseStep {
  readonly at: Date;
  readonly doing: 'working' | 'waiting' | 'over';
  /** The status as the log writes it. */
  readonly status: string;
}

/** One case of a real log, its steps in the order of time. */
export interface RealCase {
  readonly id: string;
  readonly steps: readonly CaseStep[];
}

/** Whether a file of real data is there; a user's machine does not have it. */
export function isPresent(file: string): boolean {
  return existsSync(new URL(file, folder));
}

/** Cases of an XES log: a status "Wait..." waits, the activity "Completed" is over. */
export async function readXes(file: string): Promise<readonly RealCase[]> {
  const text = (await promisify(gunzip)(await readFile(new URL(file, folder)))).toString('utf8');
  return text
    .split('<trace>')
    .slice(1)
    .map((trace) => {
      const [head = '', ...events] = trace.split('<event>');
      const id = attribute(head, 'concept:name');
      return { id, steps: events.map(xesStep) };
    });
}

function xesStep(event: string): CaseStep {
  const status = attribute(event, 'lifecycle:transition');
  const over = attribute(event, 'concept:name') === 'Completed';
  const doing = over ? 'over' : status.startsWith('Wait') ? 'waiting' : 'working';
  return { at: new Date(attribute(event, 'time:timestamp')), doing, status };
}

function attribute(xml: string, key: string): string {
  return xml.match(new RegExp(`key="${key}" value="([^"]*)"`))?.[1] ?? '';
}

/** Cases of a CSV audit log: a state "Awaiting ..." waits, "Resolved" and "Closed" are over; dates are day first. */
export async function readAuditLog(file: string): Promise<readonly RealCase[]> {
  const cases = new Map<string, CaseStep[]>();
  const rows = createReadStream(new URL(file, folder)).pipe(parse({ columns: true, bom: true }));
  for await (const row of rows as AsyncIterable<Readonly<Record<string, string>>>) {
    const { number = '', incident_state: status = '', sys_updated_at: at = '', opened_at: opened = '' } = row;
    const steps = cases.get(number) ?? [{ at: dayFirst(opened), doing: 'working', status: 'opened' }];
    const over = status === 'Resolved' || status === 'Closed';
    const doing = over ? 'over' : status.startsWith('Awaiting') ? 'waiting' : 'working';
    steps.push({ at: dayFirst(at), doing, status });
    cases.set(number, steps);
  }
  return [...cases].map(([id, steps]) => ({
    id,
    steps: steps.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  }));
}

/** `29-02-2016 01:16`, in UTC: the log names no zone. */
function dayFirst(text: string): Date {
  const [date = '', time = ''] = text.split(' ');
  return new Date(`${date.split('-').toReversed().join('-')}T${time}:00Z`);
}
