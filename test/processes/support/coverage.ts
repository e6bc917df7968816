import { readFileSync } from 'node:fs';
import { compile } from '../../../engine/index.ts';
import type { Walk } from './walk.ts';

/** Remembers where walks went, to say which elements of a model none of them reached. */
export class Coverage {
  readonly #reached = new Set<string>();

  /** @throws {Error} when the walk stalled: no walk of a shipped model may */
  add(walk: Walk): Walk {
    for (const id of walk.path) this.#reached.add(id);
    if (walk.stalls.length > 0) throw new Error(walk.stalls.join('\n'));
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
