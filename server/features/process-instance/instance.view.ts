import type { InstanceState, ProcessElement } from '../../../engine/index.ts';
import type { ProcessInstanceView } from '../../contract/process.ts';
import { stallCode } from '../../contract/stall-code.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { isSkippable } from '../../jobs/stalled-job.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { elementName } from './element-name.ts';
import type { InstanceRow } from './instance.repository.ts';
import { stretchesOf } from './stretches.ts';

export interface InstanceListRow extends InstanceRow {
  readonly record_number: string | null;
}

/** Instances with where they wait, what they passed, where they stall, and what they called. */
export async function viewInstances(
  rows: readonly InstanceListRow[],
  reader: Reader,
  versions: ProcessVersionService,
): Promise<readonly ProcessInstanceView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const list = placeholders(ids);
  const stretches = await stretchesOf(rows, reader);
  const stalls = await reader.query<StallRow>(
    `SELECT * FROM stall WHERE instance_id IN (${list}) ORDER BY since, stall_id`,
    ids,
  );
  const calls = await reader.query<{
    id: string;
    parent_id: string;
    process_id: string;
    call_element_id: string | null;
  }>(
    `SELECT id, parent_id, process_id, call_element_id FROM process_instance WHERE parent_id IN (${list}) ORDER BY started_at, id`,
    ids,
  );
  const views: ProcessInstanceView[] = [];
  for (const row of rows) {
    const { version, process } = await versions.model(row.version_id, row.process_id);
    const ran = stretches(row, version.number);
    const elements = new Map(process.elements.map((element) => [element.id, element]));
    views.push({
      ...basics(row),
      processName: inBothLanguages(process.name),
      version: version.number,
      tokens: tokensOf(row),
      travelled: ran.at(-1)?.travelled ?? [],
      stretches: ran,
      stalls: stalls
        .filter((each) => each.instance_id === row.id)
        .map((each) => stallView(each, elements.get(each.element_id))),
      calls: calls
        .filter((each) => each.parent_id === row.id)
        .map((each) => ({ elementId: each.call_element_id ?? '', instanceId: each.id, processId: each.process_id })),
    });
  }
  return views;
}

interface StallRow {
  readonly instance_id: string;
  readonly stall_id: string;
  readonly element_id: string;
  readonly code: string;
  readonly details: string;
  readonly since: string;
}

function stallView(row: StallRow, element: ProcessElement | undefined): ProcessInstanceView['stalls'][number] {
  const details = JSON.parse(row.details) as ProcessInstanceView['stalls'][number]['details'];
  return {
    id: row.stall_id,
    elementId: row.element_id,
    elementName: element ? elementName(element) : null,
    code: stallCode.parse(row.code),
    skippable: isSkippable(row.stall_id, details),
    details,
    since: row.since,
  };
}

function basics(row: InstanceListRow) {
  return {
    id: row.id,
    processId: row.process_id,
    recordId: row.record_id,
    recordNumber: row.record_number,
    parentInstanceId: row.parent_id,
    rootInstanceId: row.root_id,
    status: row.status,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

/** Where tokens wait, by element; scopes that only hold others are not shown. A state that cannot be read shows none. */
function tokensOf(row: InstanceRow): ProcessInstanceView['tokens'] {
  const counts = new Map<string, number>();
  for (const token of readableState(row)?.tokens ?? [])
    if (token.wait !== undefined && token.wait !== 'scope') counts.set(token.at, (counts.get(token.at) ?? 0) + 1);
  return [...counts].map(([elementId, count]) => ({ elementId, count }));
}

function readableState(row: InstanceRow): InstanceState | null {
  try {
    return JSON.parse(row.state) as InstanceState;
  } catch {
    return null;
  }
}
