import { checkMapping, type ElementMapping, type MappingFault } from '../../../engine/index.ts';
import type { CaseSelection } from '../../contract/migration.ts';
import { BadRequest } from '../../errors.ts';
import type { ProcessVersion, ProcessVersionService } from '../process-version/process-version.service.ts';

/** By model: which element of the new version stands for which of the old. */
export type ModelMappings = Readonly<Record<string, ElementMapping>>;

/** A plan as it is asked for and kept. */
export interface PlanWish {
  readonly from: number;
  readonly to: number;
  readonly mapping: ModelMappings;
  readonly timers: 'keep' | 'recompute';
  readonly selection: CaseSelection;
}

/** A plan with its versions read. */
export interface Plan extends Omit<PlanWish, 'from' | 'to'> {
  readonly processId: string;
  readonly from: ProcessVersion;
  readonly to: ProcessVersion;
}

/** @throws {NotFound} for a version there is not @throws {BadRequest} when both are the same */
export async function planOf(versions: ProcessVersionService, processId: string, wish: PlanWish): Promise<Plan> {
  if (wish.from === wish.to) throw new BadRequest('to', 'not-allowed', 'allowed: another version than "from"');
  const { mapping, timers, selection } = wish;
  const [from, to] = [await versions.numbered(processId, wish.from), await versions.numbered(processId, wish.to)];
  return { processId, from, to, mapping, timers, selection };
}

/** Entries of a plan's mapping that cannot be followed. A model that is not in both versions has no mapping. */
export function faultsOf({ from, to, mapping }: Plan): readonly (MappingFault & { readonly processId: string })[] {
  return Object.entries(mapping).flatMap(([processId, elements]) => {
    const [old, now] = [from.content.models.get(processId)?.process, to.content.models.get(processId)?.process];
    const faults: readonly MappingFault[] =
      old && now
        ? checkMapping(old, now, elements)
        : Object.entries(elements).map(([elementId, target]) => ({ elementId, to: target, code: 'TARGET_UNKNOWN' }));
    return faults.map((fault) => ({ ...fault, processId }));
  });
}

/** The mapping of one model of a plan; none of its elements has a counterpart when the plan says nothing of it. */
export function mappingFor({ mapping }: Pick<Plan, 'mapping'>, modelId: string): ElementMapping {
  return (Object.hasOwn(mapping, modelId) ? mapping[modelId] : undefined) ?? {};
}
