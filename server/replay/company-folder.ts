import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the process packages of a company: the shipped ones with the company's own files laid over them.
 *
 * @param shipped folder of the shipped packages
 * @param own folder with the same structure that holds only what differs
 * @param target folder to write; what lay there is replaced
 */
export function layOver(shipped: string, own: string, target: string): string {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(shipped, target, { recursive: true });
  for (const part of ['shared', 'incident']) cpSync(join(own, part), join(target, part), { recursive: true });
  return target;
}
