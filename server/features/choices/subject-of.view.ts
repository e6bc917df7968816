import type { RecordDraft } from '../../execution/record-draft.ts';
import type { ChoiceSubject } from './choices.service.ts';

/** The record a form belongs to, as lists of choices look at it. */
export function subjectOf(record: RecordDraft | null): ChoiceSubject | null {
  return record && { number: record.number, requesterId: record.text('requesterId') };
}
