import type { Localized } from '../../../server/contract/common.ts';

/** True for a text in every language, where details may hold anything. */
export function isLocalized(value: unknown): value is Localized {
  return typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'en,zh';
}
