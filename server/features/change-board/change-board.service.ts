import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { type Actor, hasRole } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { Agenda, Minutes, MinutesWish } from '../../contract/change-board.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound, NotPermitted } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import { readableRecords } from '../record/readable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { boardChanges } from './board-item.repository.ts';
import { boardCases, dueOf, waitingOf } from './board-items.ts';
import { findMinutes, insertMinutes, latestMinutes, type StoredMinutes } from './minutes.repository.ts';

interface Parts {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly people: PersonDirectory;
  /** IANA zone in which a meeting is on a day. */
  readonly zone: string;
}

/** Who chairs the board, and writes its minutes. */
const chair = 'change-manager';

/**
 * The change advisory board: what waits for it, and its minutes.
 *
 * Source: ISO/IEC 20000-1:2018, 8.5.1.3 (decisions on changes are documented).
 */
export class ChangeBoardService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Every change that waits for the board now and that the reader may read. */
  async agenda(actor: Actor): Promise<Agenda> {
    const readable = await readableRecords(actor, this.#parts.directory);
    const { cases, person } = await boardCases(this.#parts, null, readable);
    return {
      items: cases.map(({ item, tasks }) => {
        const meeting = tasks.find(({ round, isOpen }) => round === null && isOpen);
        return {
          ...item,
          due: dueOf(tasks),
          meetingTask: meeting ? { id: meeting.id, mine: hasRole(actor, chair) } : null,
          waiting: waitingOf(tasks, person, actor.userId),
        };
      }),
      mayWriteMinutes: hasRole(actor, chair),
    };
  }

  /**
   * Keeps minutes of what is before the board and of what was decided on the day: votes, reasons, quorum and vetoes as
   * they stand now. Written again, they are further minutes; the former stay.
   *
   * @throws {NotPermitted} for everybody but the change manager
   * @throws {BadRequest} for a day in the future, or an attendee nobody knows
   */
  async write(wish: MinutesWish, actor: Actor, requestId: string): Promise<Minutes> {
    if (!hasRole(actor, chair)) throw new NotPermitted(`${actor.userId} does not chair the board`);
    const { unitOfWork, directory, people, zone } = this.#parts;
    const readable = await readableRecords(actor, directory);
    const id = randomUUID();
    await unitOfWork(async (tx) => {
      const today = DateTime.fromJSDate(tx.now, { zone }).toISODate() ?? '';
      if (wish.heldOn > today) throw new BadRequest('heldOn', 'too-late', `allowed: until ${today}`);
      const found = await Promise.all(wish.attendees.map((user) => directory.person(user)));
      const unknown = wish.attendees.filter((_user, index) => found[index] === undefined);
      if (unknown.length > 0)
        throw new BadRequest('attendees', 'unknown', `nobody is "${unknown.join('", "')}"; allowed: ids of people`);
      const begin = DateTime.fromISO(wish.heldOn, { zone }).startOf('day');
      const within = { from: begin.toUTC().toISO() ?? '', to: begin.plus({ days: 1 }).toUTC().toISO() ?? '' };
      const { cases } = await boardCases({ reader: tx, people }, within, readable);
      const person = await people.refs(wish.attendees, tx);
      const content = {
        attendees: [...new Set(wish.attendees)].flatMap((user) => person(user) ?? []),
        remarks: wish.remarks,
        items: cases.map(({ item }) => item),
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
  async list(actor: Actor): Promise<Minutes[]> {
    return this.#views(await latestMinutes(this.#parts.reader), actor);
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
