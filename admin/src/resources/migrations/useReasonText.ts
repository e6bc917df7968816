import type { MigrationReason } from '../../../../server/contract/migration.ts';
import { en } from '../../i18n/en.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

type Known = keyof typeof en.migrations.refused_because;

/** Why a case stays as it is, as a sentence. */
export function useReasonText(): (reason: MigrationReason) => string {
  const text = useText();
  const localized = useLocalized();
  return ({ name, elementId, processId, code }) => {
    const known = Object.hasOwn(en.migrations.refused_because, code) ? (code as Known) : 'other';
    const place = localized(name) || elementId || processId || code;
    return text(`migrations.refused_because.${known}`, { name: place });
  };
}
