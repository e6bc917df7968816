import { useLanguage } from '../i18n/useLocalized.ts';

/** Money as the reader's language writes it; it is stored in fen. */
export function useMoney(): (fen: number) => string {
  const language = useLanguage();
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency: 'CNY' });
  return (fen) => format.format(fen / 100);
}
