import { randomUUID } from 'node:crypto';
import type { Json } from '../../../../engine/index.ts';
import type { ProblemError } from '../../../contract/problem.ts';
import { placeholders } from '../../../database/list-sql.ts';
import type { Reader } from '../../../database/unit-of-work.ts';
import { RequestError } from '../../../errors.ts';
import { loadItems } from '../item.repository.ts';
import { contentOf, differencesOf, type Item, type ItemDifference } from '../item.ts';
import type { ItemChangeService } from '../item-change.service.ts';
import { flatName, valueFrom } from '../item-text.ts';
import { matchByKeys } from '../match-by-keys.ts';
import type { CsvFile } from './read-csv.ts';
import { type RelationTargets, relationsIn, targetsOf } from './relation-cell.ts';

/** What would become of a row, and why not. */
export interface CheckedRow {
  readonly row: number;
  readonly name: string;
  readonly outcome: 'create' | 'update' | 'same' | 'refused';
  /** The item it is, or will be. */
  readonly itemId: string;
  /** Values by flat name, relations apart: their targets may be rows of the same file that come later. */
  readonly changes: Readonly<Record<string, Json>>;
  readonly relations: readonly { readonly type: string; readonly target: string }[] | null;
  readonly differences: readonly ItemDifference[];
  /** `path` is the column. */
  readonly findings: readonly ProblemError[];
}

/**
 * Compares the rows of a file with what is stored: which item each row is (by number, else serial number, host name and
 * type, IP address), what it would change, and what is wrong with it. An empty cell leaves what is there.
 */
export async function checkRows(
  reader: Pick<Reader, 'query' | 'dialect'>,
  file: CsvFile,
  items: ItemChangeService,
): Promise<readonly CheckedRow[]> {
  const rows = file.rows.map(({ row, cells }) => ({ row, cells, type: cells.get('type') ?? '' }));
  const matched = await matchByKeys(
    reader,
    rows.map(({ type, cells }) => ({ type, attributes: Object.fromEntries(cells) })),
  );
  const numbered = await itemsByNumber(
    reader,
    rows.flatMap(({ cells }) => cells.get('number') || []),
  );
  const ids = rows.map(({ cells }, index) => numbered.get(cells.get('number') ?? '') ?? matched[index] ?? null);
  const stored = await loadItems(
    reader,
    ids.filter((id) => id !== null),
  );
  const itemIds = ids.map((id) => id ?? randomUUID());
  const targets = await targetsOf(reader, file, itemIds);
  const known = await knownReferences(reader);
  const first = new Map<string, number>();
  return rows.map(({ row, cells }, index): CheckedRow => {
    const itemId = ids[index] ?? null;
    const before = stored.get(itemId ?? '');
    const twice =
      itemId !== null && first.has(itemId) ? [finding('number', 'row-twice', { row: first.get(itemId) ?? 0 })] : [];
    if (itemId !== null && !first.has(itemId)) first.set(itemId, row);
    const unnumbered =
      cells.get('number') && !numbered.has(cells.get('number') ?? '') ? [finding('number', 'not-found', {})] : [];
    return checkedRow(
      { row, cells, before, itemId: itemIds[index] ?? '', targets, known, findings: [...twice, ...unnumbered] },
      items,
    );
  });
}

interface RowAtHand {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
  readonly before: Item | undefined;
  readonly itemId: string;
  readonly targets: RelationTargets;
  readonly known: Known;
  readonly findings: readonly ProblemError[];
}

function checkedRow(
  { row, cells, before, itemId, targets, known, findings }: RowAtHand,
  items: ItemChangeService,
): CheckedRow {
  const { types } = items.model;
  const type = cells.get('type') ?? '';
  const filled = [...cells].filter(([column, cell]) => cell !== '' && column !== 'number' && column !== 'relations');
  const changes = Object.fromEntries(
    filled.map(([column, cell]): [string, Json] => {
      const path = flatName(types, type, column);
      return [
        path,
        column === 'services'
          ? cell
              .split(/[;|]/)
              .map((each) => each.trim())
              .filter(Boolean)
          : valueFrom(types, type, path, cell),
      ];
    }),
  );
  const relations = relationsIn(cells.get('relations') ?? '', types, targets);
  const wrong = [...findings, ...relations.findings, ...unknownIn(changes, known)];
  const common = {
    row,
    name: cells.get('name') ?? '',
    itemId,
    changes,
    relations: relations.given,
  };
  try {
    const after = items.preview(before ?? null, changes);
    const differences = differencesOf(
      before ? contentOf(before) : {},
      contentOf(withRelations(after, relations.given)),
    );
    if (wrong.length === 0) {
      const outcome = !before ? 'create' : differences.length === 0 ? 'same' : 'update';
      return { ...common, outcome, differences, findings: [] };
    }
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    wrong.push(...error.errors.map((each) => ({ ...each, path: each.path.replace(/^attributes\./, '') })));
  }
  return { ...common, outcome: 'refused', differences: [], findings: wrong };
}

function withRelations(item: Item, given: CheckedRow['relations']): Item {
  return given === null ? item : { ...item, relations: given };
}

interface Known {
  readonly services: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
}

async function knownReferences(reader: Pick<Reader, 'query'>): Promise<Known> {
  const rows = await reader.query<{ id: string; type: string }>(
    `SELECT id, type FROM record WHERE type IN ('service', 'user')`,
  );
  const of = (type: string) => new Set(rows.filter((each) => each.type === type).map(({ id }) => id));
  return { services: of('service'), users: of('user') };
}

function unknownIn({ services, ownerId }: Readonly<Record<string, Json>>, known: Known): readonly ProblemError[] {
  const lost = Array.isArray(services) ? services.filter((id) => !known.services.has(String(id))) : [];
  return [
    ...lost.map((id) => finding('services', 'not-found', { id: String(id) })),
    ...(typeof ownerId === 'string' && !known.users.has(ownerId)
      ? [finding('ownerId', 'not-found', { id: ownerId })]
      : []),
  ];
}

function finding(path: string, code: string, params: ProblemError['params']): ProblemError {
  return { path, code, params };
}

async function itemsByNumber(
  reader: Pick<Reader, 'query'>,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < numbers.length; from += 5_000) {
    const some = numbers.slice(from, from + 5_000);
    const rows = await reader.query<{ id: string; number: string }>(
      `SELECT id, number FROM record WHERE type = 'configuration-item' AND number IN (${placeholders(some)})`,
      some,
    );
    for (const { id, number } of rows) found.set(number, id);
  }
  return found;
}
