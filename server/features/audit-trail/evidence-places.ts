import { join } from 'node:path';
import { Anchors } from './anchors.ts';
import { EvidenceKeys } from './evidence-keys.ts';

/** Keys and anchors in one folder outside of the database. */
export function evidencePlaces(directory: string): { readonly keys: EvidenceKeys; readonly anchors: Anchors } {
  const keys = new EvidenceKeys(directory);
  return { keys, anchors: anchorsIn(directory, keys) };
}

/** The anchors of a folder, also of a copy that is kept elsewhere. */
export function anchorsIn(directory: string, keys: EvidenceKeys): Anchors {
  return new Anchors(join(directory, 'anchors.jsonl'), keys);
}
