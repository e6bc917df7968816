import type { Variables } from '../../../engine/index.ts';
import type { ItemImpact } from '../../contract/configuration-item.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { incidentType, textsOf } from '../../fact-queries/incidents/incident.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { bindingStatuses } from '../change-schedule/change-window.view.ts';

/** Open records that are looked through at most, the newest. */
const mostLookedThrough = 5000;
const mostShown = 200;
const changeType = 'change';

/**
 * Incidents that are not solved and changes between approval and their end that name one of the items, the newest first.
 *
 * @param readable records the reader may know of, on `record r`
 */
export async function workOn(
  reader: Pick<Reader, 'query'>,
  ids: readonly string[],
  readable: Condition,
): Promise<ItemImpact['work']> {
  const rows = await reader.query<{ id: string; type: string; number: string; title: string; fields: string }>(
    `SELECT r.id, r.type, r.number, r.title, r.fields FROM record r
     WHERE r.closed_at IS NULL AND (${readable.sql})
       AND ((r.type = ? AND r.status <> 'resolved') OR (r.type = ? AND r.status IN (${placeholders(bindingStatuses)})))
     ORDER BY r.created_at DESC, r.number DESC LIMIT ${mostLookedThrough}`,
    [...readable.params, incidentType, changeType, ...bindingStatuses],
  );
  const wanted = new Set(ids);
  return rows
    .map(({ type, number, title, fields }) => ({
      kind: type === incidentType ? ('incident' as const) : ('change' as const),
      ...{ type, number, title },
      items: textsOf((JSON.parse(fields) as Variables)['ciIds']).filter((id) => wanted.has(id)),
    }))
    .filter(({ items }) => items.length > 0)
    .slice(0, mostShown);
}
