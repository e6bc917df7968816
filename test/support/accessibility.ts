import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/**
 * What axe finds on the page as it is: rule and element.
 *
 * @param rules tags or names of the rules that are asked
 */
export async function findingsOn(page: Page, rules: readonly string[]): Promise<readonly string[]> {
  // By the debugger, because the content security policy keeps foreign scripts out, as it should.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
  // Of what passes only one element per rule is told; everything is checked. What changes meanwhile, as a button does
  // that may be pressed at last, has its new color at once.
  return page.evaluate(`(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, ::before, ::after { transition: none !important }');
    document.adoptedStyleSheets.push(still);
    return axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(rules)} }).then((found) => {
      if (found.passes.length + found.incomplete.length + found.violations.length === 0) throw new Error('axe checked nothing');
      return found.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.html.slice(0, 200)));
    }).finally(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
    });
  })()`);
}
