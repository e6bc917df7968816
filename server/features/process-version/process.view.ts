import type { ExecutableProcess, LocalizedText } from '../../../engine/index.ts';
import type { Actor } from '../../actor.ts';
import { can } from '../../actor.ts';
import type { Localized } from '../../contract/common.ts';
import type { OutlineLine, ProcessModel, ProcessSummary } from '../../contract/process.ts';
import type { ProcessVersion } from './process-version.ts';

type Installed = ProcessVersion & { readonly manifest: NonNullable<ProcessVersion['manifest']> };

/** A text of a model in both languages; Chinese falls back to English. */
export function inBothLanguages(text: LocalizedText): Localized {
  return { en: text.en, zh: text.zh || text.en };
}

/** True when the actor may start the process with its form. */
export function mayStart(version: Installed, actor: Actor): boolean {
  const { startRoles } = version.manifest;
  const allowed = startRoles === undefined || startRoles.some((role) => actor.roles.includes(role));
  return allowed && can(actor, 'process.start') && startForm(version) !== null;
}

/** The form of the none start event of the main model; null when it cannot be started by hand. */
export function startForm(version: ProcessVersion): string | null {
  const main = version.content.models.get(version.processId)?.process;
  return main?.startEvents.find((start) => start.trigger === 'none')?.formId ?? null;
}

export function summaryOf(version: Installed, actor: Actor, running: number): ProcessSummary {
  const { manifest, content } = version;
  const main = content.models.get(version.processId)?.process;
  return {
    id: version.processId,
    name: manifest.name,
    purpose: manifest.purpose,
    startName: manifest.startName ?? null,
    category: manifest.category,
    clauses: manifest.clauses,
    ownerRole: manifest.owner,
    recordType: main?.properties['record'] ?? null,
    version: version.number,
    hasCatalogue: content.catalogue !== undefined,
    startable: mayStart(version, actor),
    running,
    models: [...content.models.values()].map(({ process }) => ({
      id: process.id,
      name: inBothLanguages(process.name),
    })),
  };
}

/** A model with its XML and the outline that is read beside the diagram, or instead of it. */
export function modelView(version: ProcessVersion, id: string): ProcessModel | null {
  const model = version.content.models.get(id);
  if (!model) return null;
  const { process, xml } = model;
  return { id, name: inBothLanguages(process.name), version: version.number, xml, outline: outlineOf(process) };
}

function outlineOf(process: ExecutableProcess): OutlineLine[] {
  const parents = new Map(process.elements.map((element) => [element.id, element.parentId ?? element.attachedToId]));
  const depth = (id: string): number => {
    const parent = parents.get(id);
    return parent ? depth(parent) + 1 : 0;
  };
  const targets = new Map(process.flows.map((flow) => [flow.id, flow.target]));
  return process.elements.map((element) => ({
    elementId: element.id,
    type: element.type,
    name: inBothLanguages(element.name),
    depth: depth(element.id),
    role: element.properties['role'] ?? null,
    clause: element.properties['clause'] ?? null,
    next: element.outgoing.flatMap((flow) => targets.get(flow) ?? []),
  }));
}
