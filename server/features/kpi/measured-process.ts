import type { Kpi } from '../../../rules/schema/kpi.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { Localized } from '../../contract/common.ts';

/** The indicators of one process, and what is needed to read the records they measure. */
export interface MeasuredProcess {
  readonly id: string;
  readonly name: Localized;
  readonly kpis: readonly Kpi[];
}

/** Types of records by name, as they are in force. */
export type RecordTypesByName = (type: string) => RecordType | undefined;

/** True for what is counted as it stands at the end of a period: the passing of time changes it, not only records. */
export function isStock({ measure }: Kpi): boolean {
  return measure.type === 'count' && measure.stock === true;
}
