import { join } from 'node:path';
import { Anchors } from './anchors.ts';
import { EvidenceKeys } from './evidence-keys.ts';

/** Keys and anchors in one folder outside of the database. */
export function evidencePlaces(directory: string): { readonly keys: EvidenceKeys; readonly anchors: Anchors } {
  const keys = new EvidenceKeys(directory);
  return { keys, anchors: new Anchors(join(directory, 'anchors.jsonl'), keys) };
}
