import type { Json } from '../../../engine/index.ts';

/** Why a record waits, for whom, and since when. */
export interface Hold {
  readonly reason: string;
  /** Who is waited for, where that was said. */
  readonly subject: string | null;
  readonly since: string;
}

type Fields = { readonly fields: Readonly<Record<string, Json>> };

/** The wait that lasts; undefined when the record does not wait. */
export function openHold(record: Fields): Hold | undefined {
  const last = entriesOf(record).findLast((entry) => entry['to'] === null);
  const subject = last?.['with'];
  return (
    last && {
      reason: String(last['reason']),
      subject: typeof subject === 'string' ? subject : null,
      since: String(last['from']),
    }
  );
}

/** Every wait of a record, the last one at the end. */
export function entriesOf({ fields }: Fields): readonly Readonly<Record<string, Json>>[] {
  const pending = fields['pending'];
  return Array.isArray(pending) ? (pending as readonly Readonly<Record<string, Json>>[]) : [];
}
