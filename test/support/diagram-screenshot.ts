import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserOptions } from './launch-browser.ts';

/*
 * Draws a model as a reader sees it:
 *   npx tsx test/support/diagram-screenshot.ts <file.bpmn> <out.png> [en|zh]
 * The checker measures; whether a diagram is pleasant to read only a look can tell.
 */

const require = createRequire(import.meta.url);
const [file, out, language = 'en'] = process.argv.slice(2);
if (file === undefined || out === undefined) throw new Error('usage: diagram-screenshot <file.bpmn> <out.png> [en|zh]');

const browser = await chromium.launch(await browserOptions());
try {
  const page = await browser.newPage();
  await page.setContent(
    `<style>${fontFaces()} body { margin: 0 } #canvas { height: 100vh }</style><div id="canvas"></div>`,
  );
  await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const xml = inLanguage(readFileSync(file, 'utf8'), language);
  const script = `(async () => {
    const xml = ${JSON.stringify(xml)};
    await document.fonts.load('12px Arial', xml);
    const viewer = new BpmnJS({ container: '#canvas' });
    const canvas = viewer.get('canvas');
    await viewer.importXML(xml);
    const { x, y, width, height } = canvas.viewbox().inner;
    const view = { x: x - 20, y: y - 20, width: Math.ceil(width + 40), height: Math.ceil(height + 40) };
    window.fit = () => { canvas.resized(); canvas.viewbox(view); };
    return view;
  })()`;
  const size: { readonly width: number; readonly height: number } = await page.evaluate(script);
  await page.setViewportSize(size);
  await page.evaluate('window.fit()');
  await page.screenshot({ path: out });
} finally {
  await browser.close();
}

/** The Chinese picture shows each element's `name.zh` in place of its name. */
function inLanguage(xml: string, wanted: string): string {
  if (wanted !== 'zh') return xml;
  const start =
    /<bpmn:(?!definitions|property)(\w+)([^<>]*?)\sname="[^"]*"([^<>]*)>((?:(?!<bpmn:(?!extensionElements|documentation)\w)[\s\S])*?<zeebe:property name="name\.zh" value="([^"]*)")/g;
  return xml.replace(
    start,
    (_all, tag, before, after, rest, name) => `<bpmn:${tag}${before} name="${name}"${after}>${rest}`,
  );
}

/** Fonts of about Arial's widths, so that lines break as they do for readers; one weight range, or only one of them is used. */
function fontFaces(): string {
  const roboto = asDataUrl(require.resolve('@fontsource/roboto/files/roboto-latin-400-normal.woff2'));
  const chineseFolder = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
  const chinese = readFileSync(join(chineseFolder, 'index.css'), 'utf8')
    .replaceAll(/url\(\.\/(files\/[^)]+)\)/g, (_all, path: string) => `url(${asDataUrl(join(chineseFolder, path))})`)
    .replaceAll('Noto Sans SC Variable', 'Arial');
  return `${chinese} @font-face { font-family: Arial; font-weight: 100 900; src: url(${roboto}); unicode-range: U+0000-024F; }`;
}

function asDataUrl(path: string): string {
  return `data:font/woff2;base64,${readFileSync(path).toString('base64')}`;
}
