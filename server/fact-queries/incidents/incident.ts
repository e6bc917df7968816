import type { Json } from '../../../engine/index.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { recordsInSight, type SeenRecord, seenDraft } from './records-in-sight.ts';

/** Record type of incidents; the process that keeps them may not be installed, then there are none. */
export const incidentType = 'incident';

/** What rules about several incidents compare. */
export interface Incident {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  /** When it was noticed; of an alarm, its detection. */
  readonly registeredAt: Date;
  readonly serviceId: string | null;
  readonly category: string | null;
  readonly requesterId: string | null;
  readonly priority: string | null;
  readonly serviceState: string | null;
  readonly ciIds: readonly string[];
  /** The symptom without what differs from case to case. */
  readonly signature: string | null;
  readonly resolutionCode: string | null;
  readonly closureCode: string | null;
  readonly parentIncident: string | null;
  readonly major: boolean;
}

/**
 * Incidents as the transaction sees them.
 *
 * @param like a record of the wanted type
 * @param narrowed as in `recordsInSight`
 */
export async function incidentsInSight(
  run: CommandRun,
  like: RecordDraft,
  narrowed: Condition,
): Promise<readonly Incident[]> {
  return (await recordsInSight(run, like.type.type, narrowed)).map(incidentOf);
}

/** Incidents as the transaction sees them, whatever record asks. */
export async function allIncidents(run: CommandRun, narrowed: Condition): Promise<readonly Incident[]> {
  return (await recordsInSight(run, incidentType, narrowed)).map(incidentOf);
}

export function thisIncident(record: RecordDraft): Incident {
  return incidentOf(seenDraft(record));
}

/** The provider still has to restore something: neither ended nor resolved. */
export function isOpen({ status }: Incident, type: RecordType): boolean {
  return openStates(type).includes(status);
}

/** Statuses in which `isOpen` holds. */
export function openStates(type: RecordType): readonly string[] {
  return type.states.filter(({ key, final }) => !final && key !== 'resolved').map(({ key }) => key);
}

/** False for what turned out to be none of its own: withdrawn, a request, or a second report of another one. */
export function counts({ status, closureCode }: Incident): boolean {
  return status !== 'cancelled' && status !== 're-typed' && closureCode !== 'duplicate';
}

export function isHighPriority({ priority }: Incident): boolean {
  return priority === 'P1' || priority === 'P2';
}

export function incidentOf({ id, number, status, createdAt, fields }: SeenRecord): Incident {
  const text = (key: string) => textOf(fields[key]);
  return {
    id,
    number,
    title: text('title') ?? '',
    status,
    registeredAt: new Date(text('registeredAt') ?? createdAt),
    serviceId: text('serviceId'),
    category: text('category'),
    requesterId: text('requesterId'),
    priority: text('priority'),
    serviceState: text('serviceState'),
    ciIds: textsOf(fields['ciIds']),
    signature: text('signature'),
    resolutionCode: text('resolutionCode'),
    closureCode: text('closureCode'),
    parentIncident: text('parentIncident'),
    major: fields['majorIncident'] === true,
  };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Texts of a list; anything else in it is left out. */
export function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
