import { z } from 'zod';

/** The languages of the product, once: every text a person reads exists in each of them. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

/** A text in every language, none of them blank. */
export const localizedText = z
  .record(z.enum(languages), z.string().regex(/\S/, 'a text in this language is missing'), {
    error: `allowed: one text for each of the languages ${languages.join(', ')}`,
  })
  .describe('Text in every language of the product: {"en": ..., "zh": ...}');

export type LocalizedText = Readonly<Record<Language, string>>;
