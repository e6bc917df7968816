import type { ItemModelView } from '../../../../server/contract/configuration-item.ts';

type Attributes = ItemModelView['types'][number]['attributes'];

const numbers = ['criticality', 'procurementLeadDays'];
const flags = ['exposed', 'securityControl'];

/**
 * What was typed as the attribute holds it. What cannot be read stays text, so that the server says what is allowed.
 *
 * @returns null for an empty one; `services` a list of ids; `relations` a list of type and target
 */
export function typedValue(path: string, typed: string, attributes: Attributes): unknown {
  const text = typed.trim();
  if (text === '') return null;
  if (path === 'services') return partsOf(text);
  if (path === 'relations')
    return partsOf(text).map((part) => {
      const [type = '', ...target] = part.split(':').map((each) => each.trim());
      return { type, target: target.join(':') };
    });
  const type = attributes.find(({ key }) => `attributes.${key}` === path)?.type;
  if (numbers.includes(path) || type === 'int' || type === 'decimal')
    return Number.isNaN(Number(text)) ? text : Number(text);
  if (flags.includes(path) || type === 'bool')
    return /^(true|yes|是)$/i.test(text) ? true : /^(false|no|否)$/i.test(text) ? false : text;
  return text;
}

function partsOf(text: string): readonly string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
