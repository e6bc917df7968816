import { type ModdleElement, many, one, textOf, typeOf } from '../model/moddle-element.ts';
import { sentBy } from './known-names.ts';
import type { LintRule } from './lint-rule.ts';

/** A message starts a process at one place, and somebody receives it. */
export const oneReceiver: LintRule = {
  name: 'one-receiver',
  severity: 'error',
  check(element, report, { receivedMessages }) {
    if (typeOf(element) === 'process') checkStarts(element, report);
    const name = sentBy(element);
    if (name !== null && receivedMessages && !receivedMessages.has(name))
      report(element, `nobody receives the message "${name}"`);
  },
};

function checkStarts(process: ModdleElement, report: (element: ModdleElement, message: string) => void): void {
  const seen = new Set<string>();
  for (const start of many(process, 'flowElements').filter((each) => typeOf(each) === 'startEvent')) {
    const name = many(start, 'eventDefinitions').map((each) => textOf(one(each, 'messageRef'), 'name'))[0] ?? null;
    if (name === null) continue;
    if (seen.has(name)) report(start, `a second start event for the message "${name}"`);
    seen.add(name);
  }
}
