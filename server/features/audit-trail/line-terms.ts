import type { Localized } from '../../contract/common.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { stageText } from '../record/record.view.ts';
import type { AuditRow } from './audit-trail.repository.ts';
import type { LineContext } from './line-context.ts';
import { actionName } from './told-line.ts';

type Term = (id: string, row: AuditRow, context: LineContext) => Localized | undefined;

/** What the installed processes call what a line names by its id, by the key it stands under. */
const terms: Readonly<Record<string, Term>> = {
  status: (id, row, context) => {
    const type = context.recordOf(row)?.type;
    return type?.states.find((each) => each.key === id)?.label;
  },
  stage: (id, row, context) => {
    const type = context.recordOf(row)?.type;
    return type && stageText(type, id);
  },
  action: (id) => actionName(id),
  metric: (id, _row, { versions }) => versions.shared.clocks.definitions.find((each) => each.id === id)?.label,
  ruleSet: (id, _row, { versions }) => ruleSetName(versions, id),
  rule: (id, _row, { versions }) => versions.shared.sodRules.find((each) => each.id === id)?.name,
  role: (id, _row, { versions }) => versions.shared.roles.find((each) => each.id === id)?.name,
  calendar: (id, _row, { versions }) => versions.shared.calendars.find((each) => each.id === id)?.name,
  reason: (id, { action }, { versions }) =>
    action === 'clock-paused' ? versions.shared.pauseReasons.find((each) => each.id === id)?.label : undefined,
  process: processName,
  processId: processName,
  type: (id, _row, { versions }) => versions.recordType(id)?.type.name,
};

export function termOf(key: string, id: string, row: AuditRow, context: LineContext): Localized | undefined {
  return Object.hasOwn(terms, key) ? terms[key]?.(id, row, context) : undefined;
}

export function ruleSetName(versions: ProcessVersionService, id: string): Localized | undefined {
  for (const { content } of versions.inForce) {
    const name = content.ruleSets.get(id)?.set.name;
    if (name) return name;
  }
  return undefined;
}

function processName(id: string, _row: AuditRow, { versions }: LineContext): Localized | undefined {
  return versions.processes.find((each) => each.processId === id)?.manifest.name;
}
