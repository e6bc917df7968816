import type { Localized } from '../../../server/contract/common.ts';

/** Role ids and how the lanes of a model call them. */
export type LaneNames = Readonly<Record<string, Localized>>;

/** Reads the lanes of a BPMN document: each names its role in both languages. */
export function laneNames(xml: string): LaneNames {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const lanes = [...document.getElementsByTagNameNS('http://www.omg.org/spec/BPMN/20100524/MODEL', 'lane')];
  return Object.fromEntries(
    lanes.flatMap((lane) => {
      const role = property(lane, 'role');
      const en = lane.getAttribute('name') ?? '';
      return role === null ? [] : [[role, { en, zh: property(lane, 'name.zh') ?? en }]];
    }),
  );
}

function property(lane: Element, name: string): string | null {
  const properties = [...lane.getElementsByTagNameNS('http://camunda.org/schema/zeebe/1.0', 'property')];
  return properties.find((one) => one.getAttribute('name') === name)?.getAttribute('value') ?? null;
}
