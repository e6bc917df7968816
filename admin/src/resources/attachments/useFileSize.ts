import { useLanguage } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** Bytes as people read them, e.g. `1.4 MB`. */
export function useFileSize(): (bytes: number) => string {
  const text = useText();
  const language = useLanguage();
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (bytes) => {
    if (bytes < 1024) return text('attachments.size.bytes', { n: format.format(bytes) });
    if (bytes < 1_048_576) return text('attachments.size.kb', { n: format.format(bytes / 1024) });
    return text('attachments.size.mb', { n: format.format(bytes / 1_048_576) });
  };
}
