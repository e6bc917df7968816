import type { Reader } from '../../database/unit-of-work.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { type Initiator, system } from '../../execution/initiator.ts';
import { tasksWithoutCandidate } from './separated-task.repository.ts';
import type { SeparationService } from './separation.service.ts';

/** Runs work in a transaction of its own, with everything that follows. */
type InRun = (initiator: Initiator, work: (run: CommandRun) => Promise<void>) => Promise<void>;

/**
 * Looks whether tasks nobody could do can be done by now: a role was given to somebody, a deputy was named, somebody is
 * back. Roles are changed in many places, so it looks at the tasks and not at those.
 */
export class NoCandidateWatch {
  readonly #reader: Reader;
  readonly #separation: SeparationService;
  readonly #inRun: InRun;

  constructor(reader: Reader, separation: SeparationService, inRun: InRun) {
    this.#reader = reader;
    this.#separation = separation;
    this.#inRun = inRun;
  }

  async settle(): Promise<void> {
    for (const task of await tasksWithoutCandidate(this.#reader))
      await this.#inRun(system, (run) => this.#separation.offerAgain(run, task));
  }
}
