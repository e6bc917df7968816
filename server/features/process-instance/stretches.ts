import type { ProcessInstanceView } from '../../contract/process.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { InstanceRow } from './instance.repository.ts';

type Stretch = ProcessInstanceView['stretches'][number];
type Ran = Pick<InstanceRow, 'id' | 'started_at' | 'ended_at'>;

interface Passed {
  readonly instance_id: string;
  readonly version_id: string;
  readonly element_id: string;
  readonly n: number;
}

/**
 * By which versions instances ran, and what they passed by each: a version's path is shown on that version's drawing.
 *
 * @returns the stretches of one of the instances, given the number of the version it runs by now
 */
export async function stretchesOf(
  rows: readonly Ran[],
  reader: Reader,
): Promise<(row: Ran, version: number) => Stretch[]> {
  const ids = rows.map((row) => row.id);
  const list = placeholders(ids);
  const passed = await reader.query<Passed>(
    `SELECT instance_id, version_id, element_id, COUNT(*) AS n FROM history
     WHERE instance_id IN (${list}) AND lifecycle IN ('completed', 'taken') GROUP BY instance_id, version_id, element_id`,
    ids,
  );
  const moves = await reader.query<{ instance_id: string; at: string; details: string }>(
    `SELECT instance_id, at, details FROM history
     WHERE instance_id IN (${list}) AND lifecycle = 'migrated' AND element_type = 'process' ORDER BY seq`,
    ids,
  );
  return (row, version) => {
    const own = moves.filter((each) => each.instance_id === row.id);
    const versions = [...own.map(({ details }) => fromVersion(details)), version];
    return versions.map((number, index) => ({
      version: number,
      since: own[index - 1]?.at ?? row.started_at,
      until: own[index]?.at ?? row.ended_at,
      travelled: passed
        .filter((each) => each.instance_id === row.id && numberOf(each.version_id) === number)
        .map(({ element_id, n }) => ({ id: element_id, count: n })),
      stood: stoodAt(own[index]?.details),
    }));
  };
}

function fromVersion(details: string): number {
  return Number((JSON.parse(details) as { readonly fromVersion: number }).fromVersion);
}

function stoodAt(details: string | undefined): string[] {
  return details === undefined ? [] : ((JSON.parse(details) as { readonly stood?: string[] }).stood ?? []);
}

/** The number in the id of a version, `<process id>:<number>`. */
function numberOf(versionId: string): number {
  return Number(versionId.slice(versionId.lastIndexOf(':') + 1));
}
