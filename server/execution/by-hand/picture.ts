import { activeElements, type Json } from '../../../engine/index.ts';
import type { RunningInstance } from '../running-instance.ts';

/** Where a run stands, for the audit trail: before something is done by hand, and after it. */
export function pictureOf({ state, record }: RunningInstance): Readonly<Record<string, Json>> {
  const at = state ? activeElements(state).filter(({ waiting }) => waiting !== 'scope') : [];
  return {
    elements: at.map(({ elementId }) => elementId),
    status: record?.status ?? null,
    stage: record?.stage ?? null,
  };
}
