/** How often a property may stand in a component: `1` exactly once, `?` at most once, `*` any number. */
type Often = '1' | '?' | '*';

/** RFC 5545, 3.6 and 3.6.1, and RFC 7986, 4, as far as a calendar that is published needs it. */
const allowed: Readonly<Record<string, Readonly<Record<string, Often>>>> = {
  VCALENDAR: { PRODID: '1', VERSION: '1', CALSCALE: '?', METHOD: '?', 'REFRESH-INTERVAL': '?' },
  VEVENT: {
    ...{ UID: '1', DTSTAMP: '1', DTSTART: '1', DTEND: '?', SUMMARY: '?', DESCRIPTION: '?' },
    ...{ STATUS: '?', TRANSP: '?', CATEGORIES: '*' },
  },
};

const values: Readonly<Record<string, RegExp>> = {
  VERSION: /^2\.0$/,
  CALSCALE: /^GREGORIAN$/,
  METHOD: /^PUBLISH$/,
  'REFRESH-INTERVAL': /^PT[1-9]\d*H$/,
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  DTSTART: /^\d{8}(T\d{6}Z)?$/,
  DTEND: /^\d{8}(T\d{6}Z)?$/,
  STATUS: /^(TENTATIVE|CONFIRMED|CANCELLED)$/,
  TRANSP: /^(OPAQUE|TRANSPARENT)$/,
  // 3.3.11: backslash, semicolon and line end only escaped; the comma too, but between categories.
  SUMMARY: /^([^\\;,\p{Cc}]|\\[\\;,nN])*$/u,
  DESCRIPTION: /^([^\\;,\p{Cc}]|\\[\\;,nN])*$/u,
  CATEGORIES: /^([^\\;\p{Cc}]|\\[\\;,nN])*$/u,
};

/** What is wrong with an iCalendar file, in words; nothing when it keeps to the standard. */
export function icalendarFaults(file: string): readonly string[] {
  const faults: string[] = [];
  if (!file.endsWith('\r\n') || /(^|[^\r])\n|\r(?!\n)/.test(file)) faults.push('a line does not end with CRLF');
  for (const line of file.split('\r\n'))
    if (Buffer.byteLength(line) > 75) faults.push(`longer than 75 octets: ${line}`);

  const open: { readonly name: string; readonly seen: Map<string, string[]> }[] = [];
  const uids = new Set<string>();
  for (const line of file
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z0-9-]+)((?:;[A-Z-]+=[^":;]+)*):(.*)$/su.exec(line) ?? [];
    if (name === '') faults.push(`not a content line: ${line}`);
    else if (name === 'BEGIN') open.push({ name: value, seen: new Map() });
    else if (name === 'END') faults.push(...closingFaults(open.pop(), value, uids));
    else {
      const seen = open.at(-1)?.seen;
      seen?.set(name, [...(seen.get(name) ?? []), value]);
      if (!seen) faults.push(`outside of every component: ${line}`);
      if (values[name]?.test(value) === false) faults.push(`wrong value: ${line}`);
      const isDay = parameters.includes('VALUE=DATE');
      if (name.startsWith('DT') && isDay !== /^\d{8}$/.test(value)) faults.push(`wrong kind of value: ${line}`);
    }
  }
  return open.length > 0 ? [...faults, 'a component is not closed'] : faults;
}

function closingFaults(
  component: { readonly name: string; readonly seen: ReadonlyMap<string, readonly string[]> } | undefined,
  name: string,
  uids: Set<string>,
): readonly string[] {
  if (component?.name !== name) return [`END:${name} closes ${component?.name}`];
  const known = allowed[name];
  if (!known) return [`unknown component ${name}`];
  const faults = [...component.seen].flatMap(([property, found]) => {
    if (property.startsWith('X-')) return [];
    const often = known[property];
    if (often === undefined) return [`${property} in ${name}`];
    return often !== '*' && found.length > 1 ? [`${property} more than once in ${name}`] : [];
  });
  for (const [property, often] of Object.entries(known))
    if (often === '1' && !component.seen.has(property)) faults.push(`${name} without ${property}`);
  const [start = '', end = start] = ['DTSTART', 'DTEND'].map((each) => component.seen.get(each)?.[0]);
  if (end < start) faults.push(`ends before it begins: ${start}`);
  const [uid] = component.seen.get('UID') ?? [];
  if (uid !== undefined && uids.has(uid)) faults.push(`UID twice: ${uid}`);
  if (uid !== undefined) uids.add(uid);
  return faults;
}
