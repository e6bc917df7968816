import { parser, trackVariables } from 'lezer-feel';

import { functionNames } from './functions.ts';
import { plainPath } from './plain-path.ts';
import type { Syntax } from './syntax-node.ts';

/**
 * The parser needs to know names of several words beforehand, or `get or else(x, 0)` would be read
 * as a disjunction.
 */
const feel = parser.configure({
  top: 'Expression',
  dialect: 'camunda',
  contextTracker: trackVariables(Object.fromEntries(functionNames.map((name) => [name, () => null]))),
});

/** Parses a FEEL expression (without its leading `=`); mistakes are nodes marked `broken`. */
export function parse(source: string): Syntax {
  return plainPath(source) ?? parseByGrammar(source);
}

/** As `parse`, whatever the text is. */
export function parseByGrammar(source: string): Syntax {
  const stack: { name: string; from: number; to: number; broken: boolean; children: Syntax[] }[] = [
    { name: 'Source', from: 0, to: source.length, broken: false, children: [] },
  ];
  feel.parse(source).iterate({
    enter(node) {
      if (node.type.isSkipped && !node.type.isError) return false;
      stack.push({ name: node.name, from: node.from, to: node.to, broken: node.type.isError, children: [] });
      return true;
    },
    leave(node) {
      if (node.type.isSkipped && !node.type.isError) return;
      const done = stack.pop();
      if (done) stack.at(-1)?.children.push({ ...done, text: source.slice(done.from, done.to) });
    },
  });
  const root = stack[0]?.children[0];
  return root ?? { name: 'Expression', from: 0, to: 0, text: '', children: [], broken: true };
}

/** The child at `index`; a broken node where there is none, so that readers need no guard. */
export function child(node: Syntax, index: number): Syntax {
  return (
    node.children.at(index) ?? { name: 'Missing', from: node.to, to: node.to, text: '', children: [], broken: true }
  );
}

/** The words of a name, separated by one space. */
export function nameOf(node: Syntax): string {
  return node.text.trim().replaceAll(/\s+/g, ' ');
}

/** True for names whose source is one identifier: letters, digits and underscore, not starting with a digit. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
