import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageFinding } from './finding.ts';

/** The files of one package by their path inside it, e.g. `rules/impact.json`. */
export type PackageFiles = ReadonlyMap<string, string>;

const mostBytes = 2 * 1024 * 1024;

/** What belongs to a package; pictures and notes beside it are left alone. */
const readable = /\.(json|bpmn)$/;

/**
 * Reads one package folder; files that are too large or no UTF-8 are findings. Hundreds of small files are read at the
 * start, when nobody waits for anything else: one after the other takes a fifth of the time of waiting for each.
 */
export function readPackageFiles(
  folder: string,
  name: string,
): { readonly files: PackageFiles; readonly findings: readonly PackageFinding[] } {
  const files = new Map<string, string>();
  const findings: PackageFinding[] = [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => readable.test(path))
    .sort();
  for (const path of paths) {
    const { size } = statSync(join(folder, path));
    const finding = (value: unknown, allowed: string) =>
      findings.push({ file: `${name}/${path}`, path: '', value, allowed });
    if (size > mostBytes) {
      finding(size, `allowed: ${mostBytes} bytes`);
      continue;
    }
    try {
      files.set(path, new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, path))));
    } catch {
      finding('bytes that are no UTF-8', 'allowed: UTF-8');
    }
  }
  return { files, findings };
}

/** SHA-256 over paths and contents, in hexadecimal: equal files, equal hash. */
export function hashFiles(files: PackageFiles): string {
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${path.length}:${path}:${text.length}:`).update(text);
  return hash.digest('hex');
}

/** SHA-256 of one text, in hexadecimal. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
