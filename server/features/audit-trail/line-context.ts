import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { Localized } from '../../contract/common.ts';
import type { FieldShape } from '../../contract/record.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { datumNames } from '../../master-data/datum-names.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type { ProcessVersionService, VersionedModel } from '../process-version/process-version.service.ts';
import { fieldShapes } from '../record/record.view.ts';
import type { AuditRow } from './audit-trail.repository.ts';
import { formLabel } from './form-label.ts';
import type { Wording } from './value-words.ts';

interface Parts {
  readonly reader: Pick<Reader, 'query'>;
  readonly versions: ProcessVersionService;
  readonly zone: string;
}

/** A record as it stands now. */
interface Current {
  readonly type: RecordType | undefined;
  readonly shapes: readonly FieldShape[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What the words of some lines are made of, read at once for all of them. */
export interface LineContext extends Wording {
  readonly versions: ProcessVersionService;
  /** The record a line is about; undefined for a line about none. */
  recordOf(row: AuditRow): Current | undefined;
  /** Name of a step in the model of the line's instance. */
  elementName(row: AuditRow, elementId: string): Localized | undefined;
  /** What the form of a step calls a field. */
  formLabel(row: AuditRow, elementId: string, key: string): Localized | undefined;
  /** What an attribute of a configuration item was and became, by version. */
  itemChange(row: AuditRow, version: unknown, attribute: string): ItemChange | undefined;
}

interface ItemChange {
  readonly before: unknown;
  readonly after: unknown;
}

export async function contextOf({ reader, versions, zone }: Parts, rows: readonly AuditRow[]): Promise<LineContext> {
  const records = await recordsOf(reader, versions, rows);
  const models = await modelsOf(reader, versions, rows);
  const changes = await itemChangesOf(reader, rows);
  const changed = [...changes.values()].flatMap(({ before, after }) => textsIn([before, after]));
  const ids = rows.flatMap((row) => [...textsIn(JSON.parse(row.details)), ...(row.entity_id ? [row.entity_id] : [])]);
  const current = [...records.values()].flatMap(({ fields }) => textsIn(fields));
  const names = await datumNames(reader, [...ids, ...changed, ...current]);
  return {
    versions,
    zone,
    nameOf: (id) => names.get(id)?.name,
    recordOf: ({ record_id: id }) => (id === null ? undefined : records.get(id)),
    elementName: ({ instance_id: id }, elementId) => {
      const element = models.get(id ?? '')?.process.elements.find((each) => each.id === elementId);
      return element && inBothLanguages(element.name);
    },
    formLabel: ({ instance_id: id }, elementId, key) => {
      const model = models.get(id ?? '');
      const formId = model?.process.elements.find((each) => each.id === elementId)?.formId;
      const form = model?.version.content.forms.get(formId ?? '');
      return form && formLabel(form.components, key);
    },
    itemChange: ({ record_id: id }, version, attribute) => changes.get(`${id} ${String(version)} ${attribute}`),
  };
}

/** Each record with the type that the last case on it had. */
async function recordsOf(
  reader: Parts['reader'],
  versions: ProcessVersionService,
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, Current>> {
  const ids = known(rows.map((row) => row.record_id));
  if (ids.length === 0) return new Map();
  const found = await reader.query<{ id: string; type: string; fields: string; version_id: string | null }>(
    `SELECT r.id, r.type, r.fields, (SELECT i.version_id FROM process_instance i
       WHERE i.record_id = r.id AND i.parent_id IS NULL ORDER BY i.started_at DESC, i.id DESC LIMIT 1) AS version_id
     FROM record r WHERE r.id IN (${placeholders(ids)})`,
    ids,
  );
  const records = new Map<string, Current>();
  for (const { id, type, fields, version_id } of found) {
    const owned = await versions.recordTypeIn(version_id, type);
    const shapes = owned ? fieldShapes(owned.type) : [];
    records.set(id, { type: owned?.type, shapes, fields: JSON.parse(fields) as Current['fields'] });
  }
  return records;
}

async function modelsOf(
  reader: Parts['reader'],
  versions: ProcessVersionService,
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, VersionedModel>> {
  const ids = known(rows.map((row) => row.instance_id));
  if (ids.length === 0) return new Map();
  const found = await reader.query<{ id: string; version_id: string; process_id: string }>(
    `SELECT id, version_id, process_id FROM process_instance WHERE id IN (${placeholders(ids)})`,
    ids,
  );
  const models = new Map<string, VersionedModel>();
  for (const { id, version_id, process_id } of found) models.set(id, await versions.model(version_id, process_id));
  return models;
}

async function itemChangesOf(
  reader: Parts['reader'],
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, ItemChange>> {
  const ids = known(rows.map((row) => (row.record_type === 'configuration-item' ? row.record_id : null)));
  if (ids.length === 0) return new Map();
  const found = await reader.query<{
    item_id: string;
    version: number;
    attribute: string;
    before_value: string;
    after_value: string;
  }>(
    `SELECT item_id, version, attribute, before_value, after_value FROM item_change
     WHERE item_id IN (${placeholders(ids)})`,
    ids,
  );
  return new Map(
    found.map((row): [string, ItemChange] => [
      `${row.item_id} ${row.version} ${row.attribute}`,
      { before: JSON.parse(row.before_value), after: JSON.parse(row.after_value) },
    ]),
  );
}

function known(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Longer texts are no ids. */
const longestId = 64;

/** Every text in a value that may be an id. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length > 0 && value.length <= longestId ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
