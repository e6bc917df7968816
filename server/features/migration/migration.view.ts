import type { ProcessElement } from '../../../engine/index.ts';
import type { CaseResult, MigrationReason, MigrationView } from '../../contract/migration.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type { ProcessVersion, ProcessVersionService } from '../process-version/process-version.service.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import type { SelectedCase } from './case-selection.repository.ts';
import {
  countStillThere,
  type ItemOutcome,
  type ItemRow,
  type MigrationRow,
  progressOf,
} from './migration.repository.ts';
import type { Plan } from './migration-plan.ts';
import type { CaseOutcome, CaseReason } from './move-case.ts';

/** Migrations with how far they are. */
export async function viewMigrations(
  rows: readonly MigrationRow[],
  reader: Reader,
  versions: ProcessVersionService,
  people: PersonDirectory,
): Promise<MigrationView[]> {
  const person = await people.refs(rows.map((row) => row.started_by));
  const views: MigrationView[] = [];
  for (const row of rows) {
    const { counts, lastAt } = await progressOf(reader, row.id);
    const status = counts.waiting > 0 ? 'running' : row.stopped_at === null ? 'done' : 'stopped';
    views.push({
      id: row.id,
      processId: row.process_id,
      processName: nameOf(await versions.numbered(row.process_id, row.to_version)),
      from: row.from_version,
      to: row.to_version,
      timers: row.timers,
      reason: row.reason,
      status,
      total: row.total,
      ...counts,
      startedAt: row.started_at,
      startedBy: person(row.started_by),
      endedAt: status === 'running' ? null : (row.stopped_at ?? lastAt),
      canRollBack: await countStillThere(reader, row),
    });
  }
  return views;
}

/** Names of elements in both versions of a migration: a refusal may be about either. */
export type ElementNames = (processId: string | null, elementId: string | null) => MigrationReason['name'];

export function elementNames({ from, to }: Pick<Plan, 'from' | 'to'>): ElementNames {
  return (processId, elementId) => {
    for (const version of [from, to]) {
      const elements: readonly ProcessElement[] = version.content.models.get(processId ?? '')?.process.elements ?? [];
      const found = elements.find(({ id }) => id === elementId);
      if (found) return inBothLanguages(found.name);
    }
    return null;
  };
}

/** A case of a dry run. */
export function dryResult(selected: SelectedCase, outcome: CaseOutcome, names: ElementNames): CaseResult {
  return {
    id: selected.root_id,
    recordType: selected.record_type,
    recordNumber: selected.record_number,
    title: selected.title,
    status: outcome.type,
    ...outcomeView(itemOutcome(outcome), names),
    at: null,
  };
}

/** A case of a migration. */
export function itemResult(row: ItemRow, names: ElementNames): CaseResult {
  return {
    id: row.root_id,
    recordType: row.record_type,
    recordNumber: row.record_number,
    title: row.title,
    status: row.status,
    ...outcomeView(JSON.parse(row.outcome) as ItemOutcome, names),
    at: row.done_at,
  };
}

/** What is kept of the outcome of a case. */
export function itemOutcome(outcome: CaseOutcome): ItemOutcome {
  if (outcome.type === 'refused') return { reasons: outcome.reasons, dropped: [], opened: [] };
  const waits = outcome.moves.map(({ moved }) => moved.waits);
  return {
    reasons: [],
    dropped: waits.flatMap(({ dropped }) => dropped),
    opened: waits.flatMap(({ opened, reopened }) => [...opened, ...reopened]),
  };
}

function outcomeView({ reasons, dropped, opened }: ItemOutcome, names: ElementNames) {
  return { reasons: reasons.map((each) => reasonView(each, names)), dropped: [...dropped], opened: [...opened] };
}

function reasonView({ processId, elementId, code, details }: CaseReason, names: ElementNames): MigrationReason {
  return {
    processId,
    elementId,
    name: names(processId, elementId),
    code,
    details: { ...details } as MigrationReason['details'],
  };
}

function nameOf({ manifest, processId }: ProcessVersion): MigrationView['processName'] {
  return manifest?.name ?? { en: processId, zh: processId };
}
