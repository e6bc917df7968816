import { isElement, type ModdleElement, many, one, typeOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

/**
 * Refuses scripts in the extensions of other tools, e.g. in a listener: they would change what happens, and run
 * nowhere here.
 */
export function checkVendorScripts(element: ModdleElement, reader: Reader): void {
  const extensions = one(element, 'extensionElements');
  const languages = extensions === null ? [] : many(extensions, 'values').flatMap((each) => scriptsIn(each));
  for (const language of languages)
    reader.refuse(element, 'SCRIPT_LANGUAGE', `an extension holds a script in "${language}"; only FEEL runs here`);
  for (const inner of [...many(element, 'flowElements'), ...many(element, 'eventDefinitions')])
    checkVendorScripts(inner, reader);
}

/** The languages of the scripts in an extension of another tool; what is around a script may name it. */
function scriptsIn(extension: ModdleElement, around = 'an unnamed language'): readonly string[] {
  if (extension.$type.startsWith('zeebe:')) return [];
  const named: unknown = Reflect.get(extension, 'scriptFormat') ?? Reflect.get(extension, 'language');
  const language = typeof named === 'string' && named !== '' ? named : around;
  const children: unknown = Reflect.get(extension, '$children');
  const inner = (Array.isArray(children) ? children : [])
    .filter(isElement)
    .flatMap((each) => scriptsIn(each, language));
  const isScript = typeOf(extension) === 'script' && !/feel/i.test(language);
  return isScript ? [language, ...inner] : inner;
}
