import type { Reader } from '../../../server/database/unit-of-work.ts';

/** Elements the histories of a story name, as `model element`. */
export async function reachedElements(reader: Reader): Promise<readonly string[]> {
  const rows = await reader.query<{ process_id: string; element_id: string }>(
    'SELECT DISTINCT process_id, element_id FROM history WHERE element_id IS NOT NULL',
  );
  return rows.map(({ process_id, element_id }) => `${process_id} ${element_id}`);
}
