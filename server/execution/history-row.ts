import type { HistoryEvent, Json, Lifecycle } from '../../engine/index.ts';
import type { Row } from '../database/row.ts';

/** What happened to a record beside the life of its elements. */
export type RecordEvent =
  | 'record-created'
  | 'record-written'
  | 'status-changed'
  | 'manual-override'
  | 'held'
  | 'resumed'
  | 'clock-started'
  | 'clock-retargeted'
  | 'clock-paused'
  | 'clock-resumed'
  | 'clock-stopped'
  | 'clock-continued'
  | 'clock-recalculated'
  | 'clock-step'
  | 'message-joined'
  | 'notified'
  | 'linked'
  | 'attached'
  | 'commented'
  | 'attachment-removed'
  | 'rules-rebound'
  | 'fact-supplied'
  | 'decided'
  | 'votes-void'
  | 'sod-substitute'
  | 'no-candidate';

export interface HistoryEntry {
  readonly lifecycle: Lifecycle | RecordEvent;
  readonly elementId?: string;
  readonly elementType?: string;
  readonly tokenId?: number | null;
  readonly details?: Readonly<Record<string, Json>>;
}

/** The instance an entry belongs to. */
export interface HistoryPlace {
  readonly recordId: string | null;
  readonly rootId: string | null;
  readonly instanceId: string | null;
  readonly versionId: string | null;
  readonly processId: string | null;
}

/** Flow nodes whose passing people read about; gateways and flows are for the token overlay and for audits. */
const readElements = ['userTask', 'businessRuleTask', 'sendTask', 'startEvent', 'endEvent', 'boundaryEvent', 'process'];
const readLifecycles = [
  'completed',
  'canceled',
  'claimed',
  'released',
  'failed',
  'stalled',
  'message-in',
  'message-out',
];
const alwaysRead = ['timer-fired', 'rule-evaluated', 'stalled', 'started', 'ended', 'manual', 'signed'];

/** What people read in the timeline of a record; everything else stays in the full history. */
function isTimeline(entry: HistoryEntry): boolean {
  // Of a move people read that it was one; each token's is for audits.
  if (entry.lifecycle === 'migrated') return entry.elementType === 'process';
  if (entry.elementType === undefined) return entry.lifecycle !== 'record-written';
  if (alwaysRead.includes(entry.lifecycle)) return true;
  return readElements.includes(entry.elementType) && readLifecycles.includes(entry.lifecycle);
}

export function historyRow(entry: HistoryEntry, place: HistoryPlace, at: Date, actor: string | null): Row {
  return {
    at,
    record_id: place.recordId,
    root_id: place.rootId,
    instance_id: place.instanceId,
    version_id: place.versionId,
    process_id: place.processId,
    element_id: entry.elementId ?? null,
    element_type: entry.elementType ?? null,
    lifecycle: entry.lifecycle,
    token_id: entry.tokenId ?? null,
    actor,
    timeline: isTimeline(entry),
    details: JSON.stringify(entry.details ?? {}),
  };
}

export function entryOf(event: HistoryEvent): HistoryEntry {
  return { ...event, details: event.details ?? {} };
}
