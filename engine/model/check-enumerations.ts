import { type ModdleElement, one, textOf, typeOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

interface Enumeration {
  readonly on: string;
  readonly attribute: string;
  readonly values: readonly string[];
}

/** Attributes that choose how something runs. */
const enumerations: readonly Enumeration[] = [
  { on: 'eventBasedGateway', attribute: 'eventGatewayType', values: ['Exclusive', 'Parallel'] },
  { on: 'adHocSubProcess', attribute: 'ordering', values: ['Parallel', 'Sequential'] },
  { on: 'multiInstanceLoopCharacteristics', attribute: 'behavior', values: ['None', 'One', 'All', 'Complex'] },
];

/** Refuses values that the standard does not know: the parser keeps them, and the default would run instead. */
export function checkEnumerations(element: ModdleElement, reader: Reader): void {
  const loop = one(element, 'loopCharacteristics');
  for (const holder of loop === null ? [element] : [element, loop])
    for (const { on, attribute, values } of enumerations) {
      const value = typeOf(holder) === on ? textOf(holder, attribute) : null;
      if (value !== null && !values.includes(value))
        reader.refuse(element, 'VALUE_UNKNOWN', `${attribute} is "${value}"; it may be ${values.join(', ')}`);
    }
}
