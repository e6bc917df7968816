import type { Localized } from '../../contract/common.ts';

const units = [
  { en: ['day', 'days'], zh: '天' },
  { en: ['hour', 'hours'], zh: '小时' },
  { en: ['minute', 'minutes'], zh: '分钟' },
] as const;

/** An ISO 8601 duration of days, hours and minutes in words, e.g. `PT1H30M`; null for any other text. */
export function durationWords(text: string): Localized | null {
  const match = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text);
  if (match === null) return null;
  const counted = units.flatMap(({ en: [one, many], zh }, index) => {
    const count = match[index + 1];
    return count === undefined ? [] : [{ en: `${count} ${count === '1' ? one : many}`, zh: `${count} ${zh}` }];
  });
  return { en: counted.map(({ en }) => en).join(' '), zh: counted.map(({ zh }) => zh).join(' ') };
}
