import { type Actor, can } from '../../actor.ts';
import type { Clock } from '../../clock.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import type { FileAnswer } from '../../http/file-answer.ts';
import { Throttle } from '../../throttle.ts';
import { calendarFile } from '../change-schedule/calendar-file.view.ts';
import type { ChangeCalendarService } from '../change-schedule/change-calendar.service.ts';
import { actorOfAccount } from '../session/actor.view.ts';
import { findByToken, noteRead, type OwnedSubscription } from './calendar-subscription.repository.ts';

interface Parts {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly calendar: Pick<ChangeCalendarService, 'read'>;
}

const dayMs = 86_400_000;
/** Together what one reading of the calendar allows. */
const daysBack = 30;
const daysAhead = 70;

const windowMs = 5 * 60_000;
/** Programs ask every quarter of an hour at most; several devices may share one address. */
const readsAtMost = 30;
/** A whole office may go on asking for addresses that were revoked. */
const unknownAtMost = 100;

/** Being read is written down once an hour, not at each reading. */
const noteAfterMs = 3_600_000;

/** The change calendar for programs that sign nobody in: whoever has the address reads as its owner, now. */
export class CalendarFeedService {
  readonly #parts: Parts;
  readonly #throttle: Throttle;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#throttle = new Throttle(parts.clock, windowMs);
  }

  /**
   * @throws {RequestError} `NOT_FOUND`, the same for an address that never was, one that is revoked, and one whose
   *   owner may no longer sign in or read the calendar; `TOO_MANY_REQUESTS`
   */
  async read(token: string, ip: string): Promise<FileAnswer> {
    this.#throttle.refuse(`unknown ${ip}`, unknownAtMost, 'too many unknown calendar addresses');
    const now = this.#parts.clock.now();
    const found = await findByToken(this.#parts.reader, token);
    const actor = found ? await this.#readerOf(found, now) : null;
    if (!found || !actor) {
      this.#throttle.count(`unknown ${ip}`);
      throw new RequestError('NOT_FOUND', 'no such calendar');
    }
    const { id, language, lastReadAt } = found.subscription;
    this.#throttle.refuse(id, readsAtMost, 'the calendar was read too often');
    this.#throttle.count(id);
    const from = new Date(now.getTime() - daysBack * dayMs).toISOString();
    const to = new Date(now.getTime() + daysAhead * dayMs).toISOString();
    const calendar = await this.#parts.calendar.read({ from, to }, actor);
    if (lastReadAt === null || now.getTime() - Date.parse(lastReadAt) > noteAfterMs)
      await this.#parts.unitOfWork((tx) => noteRead(tx, id));
    return calendarFile(calendar, language, now);
  }

  async #readerOf({ owner }: OwnedSubscription, now: Date): Promise<Actor | null> {
    if (!owner.active) return null;
    const actor = await actorOfAccount(this.#parts.reader, owner, now);
    return can(actor, 'calendar.read') ? actor : null;
  }
}
