import type { ProcessManifest } from '../../../rules/schema/process-manifest.ts';
import type { RecordField } from '../../../rules/schema/record-field.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { ClockView } from '../../contract/clock.ts';
import type { Localized, PersonRef } from '../../contract/common.ts';
import type { FieldShape, RecordTypeView, RecordView } from '../../contract/record.ts';
import { baseFields } from '../../execution/base-fields.ts';
import type { RecordRow } from '../../execution/record-rows.ts';

/** A record as the API shows it. */
export function recordView(
  row: RecordRow,
  type: RecordType,
  shown: { readonly person: (id: string | null) => PersonRef | null; readonly clocks: readonly ClockView[] },
): RecordView {
  return {
    id: row.id,
    type: row.type,
    number: row.number,
    title: row.title,
    status: row.status,
    stage: stageText(type, row.stage),
    fields: JSON.parse(row.fields) as RecordView['fields'],
    customerId: row.customer_id,
    serviceId: row.service_id,
    requester: shown.person(row.requester_id),
    assignee: shown.person(row.assignee_id),
    priority: row.priority,
    processId: row.process_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
    lockVersion: row.lock_version,
    clocks: [...shown.clocks],
  };
}

/** A stage in plain words: that of a state, or one models name by key. */
export function stageText(type: RecordType, key: string): Localized {
  const state = type.states.find((each) => each.key === key);
  return state?.stage ?? state?.label ?? type.stages?.[key] ?? { en: key, zh: key };
}

/** Labels of all fields of a type, by key. */
export function fieldLabels(type: RecordType): Readonly<Record<string, Localized>> {
  return Object.fromEntries([...baseFields, ...type.fields].map((field) => [field.key, field.label]));
}

/** The fields of a type in reading order, with the labels of their values. */
export function fieldShapes(type: RecordType): FieldShape[] {
  return [...baseFields, ...type.fields].map(shapeOf);
}

function shapeOf(field: RecordField): FieldShape {
  return {
    key: field.key,
    type: field.type,
    label: field.label,
    of: field.of ?? null,
    values: (field.values ?? []).map(({ value, label }) => ({ value, label })),
    fields: (field.fields ?? []).map(shapeOf),
  };
}

/** What the register of a type shows. */
export function recordTypeView(type: RecordType, { id, name }: Pick<ProcessManifest, 'id' | 'name'>): RecordTypeView {
  return {
    type: type.type,
    processId: id,
    processName: name,
    name: type.name,
    prefix: type.prefix,
    columns: type.fields.filter((field) => field.inbox).map(columnOf),
    states: type.states.map((state) => ({ key: state.key, label: state.label, final: state.final ?? false })),
  };
}

function columnOf(field: RecordField): RecordTypeView['columns'][number] {
  return {
    key: field.key,
    label: field.label,
    type: field.type,
    values: (field.values ?? []).map(({ value, label }) => ({ value, label })),
  };
}
