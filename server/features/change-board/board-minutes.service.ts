import { randomUUID } from 'node:crypto';
import { type Actor, hasRole } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { Minutes, MinutesWish } from '../../contract/change-board.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound, NotPermitted } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ScheduleInForce } from '../change-schedule/change-window.view.ts';
import { readableRecords } from '../record/readable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { boardChanges } from './board-item.repository.ts';
import { boardCases } from './board-items.ts';
import { chair } from './chair.ts';
import { decidedWithin, isBoardDay, isOnAgenda, meetingDay, today } from './meeting-day.ts';
import { findMinutes, insertMinutes, latestMinutes, type StoredMinutes } from './minutes.repository.ts';

interface Parts {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly people: PersonDirectory;
  /** Days of the board, and calendars, as they are in force now. */
  readonly inForce: () => ScheduleInForce;
}

/**
 * Minutes of the change advisory board: written once from the votes, and read.
 *
 * Source: ISO/IEC 20000-1:2018, 8.5.1.3 (decisions on changes are documented).
 */
export class BoardMinutesService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Keeps minutes of one meeting: what is on its agenda, votes, reasons, quorum and vetoes as they stand now. Written
   * again, they are further minutes; the former stay.
   *
   * @throws {NotPermitted} for everybody but the change manager
   * @throws {BadRequest} for a day in the future, or on which the board neither meets nor has decided; for an attendee
   *   nobody knows
   */
  async write(wish: MinutesWish, actor: Actor, requestId: string): Promise<Minutes> {
    if (!hasRole(actor, chair)) throw new NotPermitted(`${actor.userId} does not chair the board`);
    const { unitOfWork, directory, people } = this.#parts;
    const force = this.#parts.inForce();
    const day = meetingDay(force, wish.heldOn);
    const readable = await readableRecords(actor, directory);
    const id = randomUUID();
    await unitOfWork(async (tx) => {
      const latest = today(force, tx.now);
      if (wish.heldOn > latest) throw new BadRequest('heldOn', 'too-late', `allowed: until ${latest}`);
      if (!(await isBoardDay(tx, force, day)))
        throw new BadRequest('heldOn', 'no-meeting', 'allowed: a day on which the board meets, or has decided');
      const found = await Promise.all(wish.attendees.map((user) => directory.person(user)));
      const unknown = wish.attendees.filter((_user, index) => found[index] === undefined);
      if (unknown.length > 0)
        throw new BadRequest('attendees', 'unknown', `nobody is "${unknown.join('", "')}"; allowed: ids of people`);
      const { cases } = await boardCases({ reader: tx, people }, decidedWithin(day), readable);
      const onAgenda = cases.filter(isOnAgenda(force, day, tx.now));
      const person = await people.refs(wish.attendees, tx);
      const content = {
        attendees: [...new Set(wish.attendees)].flatMap((user) => person(user) ?? []),
        remarks: wish.remarks,
        items: onAgenda.map(({ item }) => item),
      };
      const contentHash = await insertMinutes(tx, { id, heldOn: wish.heldOn, writtenBy: actor.userId, content });
      await writeAudit(tx, [
        {
          actorId: actor.userId,
          action: 'board-minutes-written',
          entityType: 'board-minutes',
          entityId: id,
          details: { heldOn: wish.heldOn, contentHash, changes: content.items.map(({ number }) => number) },
          requestId,
        },
      ]);
    });
    return this.read(id, actor);
  }

  /** The latest first; what the reader may not read of them is left out and counted. */
  async list(heldOn: string | undefined, actor: Actor): Promise<Minutes[]> {
    return this.#views(await latestMinutes(this.#parts.reader, heldOn), actor);
  }

  /** @throws {NotFound} */
  async read(id: string, actor: Actor): Promise<Minutes> {
    const found = await findMinutes(this.#parts.reader, id);
    const [view] = found ? await this.#views([found], actor) : [];
    if (!view) throw new NotFound('minutes', id);
    return view;
  }

  async #views(all: readonly StoredMinutes[], actor: Actor): Promise<Minutes[]> {
    const { reader, directory, people } = this.#parts;
    const ids = all.flatMap(({ content }) => content.items.map(({ recordId }) => recordId));
    const readable = await boardChanges(reader, ids, await readableRecords(actor, directory));
    const seen = new Set(readable.map(({ id }) => id));
    const writer = await people.refs(all.map(({ writtenBy }) => writtenBy));
    return all.map(({ content: { items, ...content }, writtenBy, ...minutes }) => {
      const shown = items.filter(({ recordId }) => seen.has(recordId));
      const name = writer(writtenBy) ?? { id: writtenBy, name: { en: writtenBy, zh: writtenBy } };
      return { ...minutes, ...content, writtenBy: name, items: shown, hidden: items.length - shown.length };
    });
  }
}
