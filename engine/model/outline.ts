import type { ExecutableProcess, LocalizedText, ProcessElement } from './executable-process.ts';

/** One line of a process read as text. */
export interface OutlineStep {
  readonly elementId: string;
  /** How many sub-processes it lies in. */
  readonly depth: number;
  readonly kind: 'start' | 'end' | 'task' | 'call' | 'sub-process' | 'decision' | 'fork' | 'event' | 'boundary';
  readonly type: string;
  readonly eventType: string | null;
  readonly name: LocalizedText;
  readonly repeats: boolean;
  /** The activity a boundary event belongs to. */
  readonly attachedToId: string | null;
  /** Where it goes on; several for gateways, each with the flow's name and condition. */
  readonly next: readonly OutlineNext[];
}

export interface OutlineNext {
  readonly elementId: string;
  readonly name: LocalizedText;
  readonly condition: string | null;
  readonly isDefault: boolean;
  /** True when it leads back to an earlier step. */
  readonly isBack: boolean;
}

/** A process as a list of steps in reading order: what the diagram shows, for those who cannot see it. */
export function outline(process: ExecutableProcess): readonly OutlineStep[] {
  const position = new Map(process.elements.map((element, index) => [element.id, index]));
  const byId = new Map(process.elements.map((element) => [element.id, element]));
  const flows = new Map(process.flows.map((flow) => [flow.id, flow]));
  return process.elements.map((element, index) => ({
    elementId: element.id,
    depth: depthOf(element, byId),
    kind: kindOf(element),
    type: element.type,
    eventType: element.eventType,
    name: element.name,
    repeats: element.repeats,
    attachedToId: element.attachedToId,
    next: element.outgoing.flatMap((id) => {
      const flow = flows.get(id);
      if (!flow) return [];
      const isBack = (position.get(flow.target) ?? 0) <= index;
      return [
        { elementId: flow.target, name: flow.name, condition: flow.condition, isDefault: flow.isDefault, isBack },
      ];
    }),
  }));
}

function depthOf(element: ProcessElement, byId: ReadonlyMap<string, ProcessElement>): number {
  const parent = element.parentId === null ? undefined : byId.get(element.parentId);
  return parent ? depthOf(parent, byId) + 1 : 0;
}

const subProcesses = new Set(['subProcess', 'transaction', 'adHocSubProcess']);

function kindOf({ type }: ProcessElement): OutlineStep['kind'] {
  if (type === 'startEvent') return 'start';
  if (type === 'endEvent') return 'end';
  if (type === 'boundaryEvent') return 'boundary';
  if (type === 'callActivity') return 'call';
  if (subProcesses.has(type)) return 'sub-process';
  if (type === 'parallelGateway') return 'fork';
  if (type.endsWith('Gateway')) return 'decision';
  return type.endsWith('Event') ? 'event' : 'task';
}
