import { downloadCSV } from 'react-admin';
import { csvOf } from '../../../../server/contract/csv.ts';
import type { RecordTypeView, RecordView } from '../../../../server/contract/record.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useFieldText } from './useFieldText.ts';

/** Writes what the register shows, with the headings and values of the reader's language. */
export function useRegisterExport(type: RecordTypeView): (records: RecordView[]) => void {
  const text = useText();
  const localized = useLocalized();
  const fieldText = useFieldText();
  return (records) => {
    const head = [
      text('records.column.number'),
      text('records.column.title'),
      text('records.column.status'),
      text('records.column.created'),
      text('records.column.updated'),
      ...type.columns.map((column) => localized(column.label)),
    ];
    const rows = records.map((record) => [
      record.number,
      record.title,
      localized(record.stage),
      record.createdAt,
      record.updatedAt,
      ...type.columns.map((column) => fieldText(column, record.fields[column.key])),
    ]);
    downloadCSV(csvOf(head, rows), type.type);
  };
}
