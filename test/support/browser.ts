import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserOptions } from './launch-browser.ts';
// The folder for databases of tests is declared there.
import type {} from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the browser of the run listens. */
    readonly browserEndpoint: string;
  }
}

/** One browser for all browser tests. It shows what was built; nothing is built here. */
export default async function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync('dist/admin/index.html')) throw new Error('the admin is not built: run "npm run build" first');
  const folder = mkdtempSync(join(tmpdir(), 'praxis-e2e-'));
  const browser = await chromium.launchServer(await browserOptions());
  project.provide('scratchFolder', folder);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
