import { useTranslate } from 'react-admin';
import type { en } from './en.ts';
import type { MessagePath } from './translated.ts';

export type MessageKey = MessagePath<typeof en>;
export type Text = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** Our messages in the language of the reader; a key that does not exist does not compile. */
export function useText(): Text {
  return useTranslate();
}
