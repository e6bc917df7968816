import type { Situation } from './situation.ts';

interface DoneTask {
  readonly version_id: string;
  readonly process_id: string;
  readonly element_id: string;
}

/** True when a task from which there is no way back has been completed in the case, its called processes included. */
export async function isPastReturn({
  source,
  versions,
  instance,
}: Pick<Situation, 'source' | 'versions' | 'instance'>): Promise<boolean> {
  const done = await source.query<DoneTask>(
    `SELECT DISTINCT t.version_id, t.process_id, t.element_id FROM task t JOIN process_instance i ON i.id = t.instance_id
     WHERE i.root_id = ? AND t.status = 'completed' AND t.signs_key IS NULL`,
    [instance.rootId],
  );
  for (const { version_id: version, process_id: processId, element_id: id } of done) {
    const { process } = await versions.model(version, processId);
    const element = process.elements.find((each) => each.id === id);
    if (element?.properties['pointOfNoReturn'] === 'true') return true;
  }
  return false;
}
