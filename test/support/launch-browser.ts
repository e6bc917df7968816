import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How to launch the first browser found: `CHROMIUM_PATH`, the system's, else the one of the npm package. */
export async function browserOptions(): Promise<LaunchOptions> {
  const candidates = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'];
  const installed = candidates.find((path) => path !== undefined && existsSync(path));
  return { executablePath: installed ?? (await unpackedBrowser()), args: flags };
}

/**
 * Unpacks the browser of `@sparticuz/chromium`. It believes to run in a Lambda function when this variable is set,
 * and only then unpacks the libraries it needs; it unpacks into the temporary folder, so it gets one of its own.
 */
async function unpackedBrowser(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'praxis-browser-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env['TMPDIR'] = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executable = await packaged.executablePath();
    // The fonts it brings are looked for in `/tmp/fonts`; a browser that finds no font at all draws no text, not even
    // in fonts that the page brings.
    writeFileSync(join(folder, 'fonts', 'fonts.conf'), fontsIn(folder));
    return executable;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
