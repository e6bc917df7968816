import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { aFolder } from '../../support/database.ts';

const fixtures = 'test/server/execution/fixtures';

/** A folder of packages that a test installs, changes and takes away between two starts of the server. */
export class ChangingPackages {
  readonly folder = aFolder();

  /** For the configuration of a server. */
  get directories(): readonly string[] {
    return ['processes', this.folder];
  }

  /** @param from `more/stock-take` and the like, below the fixtures */
  install(from: string): void {
    cpSync(join(fixtures, from), join(this.folder, from.replace(/^.*\//, '')), { recursive: true });
  }

  /** Replaces a text in a file; it must be there. */
  change(path: string, from: string | RegExp, to: string): void {
    const file = join(this.folder, path);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(file, text.replace(from, to));
  }

  takeAway(name: string): void {
    expect(existsSync(join(this.folder, name))).toBe(true);
    rmSync(join(this.folder, name), { recursive: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
