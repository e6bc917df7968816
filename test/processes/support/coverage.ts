import { readFileSync } from 'node:fs';
import { compile, type Json } from '../../../engine/index.ts';
import { messages } from '../../../rules/schema/message.ts';
import type { Walk } from './walk.ts';

const catalogue = messages.parse(JSON.parse(readFileSync('processes/shared/messages.json', 'utf8')));

/** @throws {Error} when a payload has keys the catalogue does not name for its message */
function refuseUnknownKeys(name: string, payload: Json): void {
  const known = catalogue.find((each) => each.name === name)?.payload ?? [];
  const unknown = Object.keys(payload ?? {}).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`${name}: the catalogue does not know ${unknown.join(', ')}`);
}

/** Remembers where walks went, to say which elements of a model none of them reached. */
export class Coverage {
  readonly #reached = new Set<string>();

  /** @throws {Error} when the walk stalled: no walk of a shipped model may */
  add(walk: Walk): Walk {
    for (const id of walk.path) this.#reached.add(id);
    if (walk.stalls.length > 0) throw new Error(walk.stalls.join('\n'));
    for (const { name, payload } of walk.messages) refuseUnknownKeys(name, payload);
    return walk;
  }

  /** Flow nodes and flows nobody reached. */
  async missing(model: string): Promise<readonly string[]> {
    const { processes } = await compile(readFileSync(`processes/${model}.bpmn`, 'utf8'), { profile: 'run' });
    return processes.flatMap(({ elements, flows }) =>
      [...elements, ...flows].map(({ id }) => id).filter((id) => !this.#reached.has(id)),
    );
  }
}
