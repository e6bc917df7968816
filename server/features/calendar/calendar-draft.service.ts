import type { Json } from '../../../engine/index.ts';
import { applyDraft, type CalendarDraft } from '../../../rules/calendar-draft/calendar-draft.ts';
import { fromHolidayList } from '../../../rules/calendar-draft/from-holiday-list.ts';
import { fromHolidaysCn } from '../../../rules/calendar-draft/from-holidays-cn.ts';
import { fromIcs } from '../../../rules/calendar-draft/from-ics.ts';
import { type Calendar, calendar as calendarSchema } from '../../../rules/schema/calendar.ts';
import type { ImportedDays } from '../../contract/calendar-draft.ts';
import type { Transaction, UnitOfWork } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound, RequestError } from '../../errors.ts';
import { reasonGiven } from '../../reason.ts';
import { type Draft, DraftService, type Hand, type Verdict } from '../draft/draft.service.ts';
import type { CalendarLibrary } from './calendar-library.service.ts';
import type { RecalculationService } from './recalculation.service.ts';

/** The drafts of calendars. */
export const calendarDrafts = new DraftService('calendar');

interface Import {
  readonly source: ImportedDays['source'];
  readonly text: string;
  readonly reason: string;
}

/** Changes calendars: drafted or imported by one person, approved by another, then in force for whatever starts. */
export class CalendarDraftService {
  readonly #inTransaction: UnitOfWork;
  readonly #library: CalendarLibrary;
  readonly #recalculations: RecalculationService;

  constructor(inTransaction: UnitOfWork, library: CalendarLibrary, recalculations: RecalculationService) {
    this.#inTransaction = inTransaction;
    this.#library = library;
    this.#recalculations = recalculations;
  }

  /** @throws {RequestError} `DRAFT_OPEN`, `REASON_REQUIRED`; {NotFound} */
  async begin(id: string, reason: string, hand: Hand): Promise<void> {
    await this.#inTransaction((tx) => this.#begin(tx, id, reason, hand));
  }

  /** @throws {RequestError} `DRAFT_NOT_OPEN`, `PRECONDITION_FAILED`; {BadRequest} when the id differs */
  async edit(
    id: string,
    { calendar, reason }: { readonly calendar: Calendar; readonly reason?: string | undefined },
    lockVersion: number,
    hand: Hand,
  ): Promise<void> {
    if (calendar.id !== id) throw new BadRequest('calendar.id', 'not-allowed', `allowed: "${id}"`);
    const content = jsonOf(calendar);
    const text = { content, ...(reason === undefined ? {} : { reason: reasonGiven(reason) }) };
    await this.#inTransaction(async (tx) =>
      calendarDrafts.edit(tx, await calendarDrafts.toChange(tx, { subject: id }), text, lockVersion, hand),
    );
  }

  /**
   * Reads holidays from outside into the open draft, or a new one.
   *
   * @throws {RequestError} `IMPORT_EMPTY` saying why nothing could be read; then nothing changes
   */
  async importDays(id: string, { source, text, reason }: Import, hand: Hand): Promise<void> {
    const read = readDays(source, text);
    const leftOut = read.problems.map(({ place, value, code }) => ({ place, value: textOf(value), code }));
    if (read.holidays.length + read.extraWorkdays.length === 0)
      throw new RequestError('IMPORT_EMPTY', `no day could be read from the ${source} file`, {
        params: { source },
        errors: leftOut.slice(0, 50).map(({ place, value, code }) => ({ path: place, code, params: { value } })),
      });
    await this.#inTransaction(async (tx) => {
      const because = reasonGiven(reason);
      const open = await calendarDrafts.find(tx, id);
      const draft = open ? await calendarDrafts.toChange(tx, open) : await this.#begin(tx, id, because, hand);
      const { calendar, overruled } = applyDraft(calendarIn(draft), read);
      const own = overruled.map((date) => ({ place: source, value: date, code: 'own-hours' }));
      const said: ImportedDays = { source, sources: [...read.sources], leftOut: [...leftOut, ...own] };
      const note = [...importsOf(draft), said];
      const text = { content: jsonOf(calendar), note: jsonOf(note), reason: because };
      await calendarDrafts.edit(tx, draft, text, draft.lockVersion, hand);
    });
  }

  async submit(id: string, lockVersion: number, hand: Hand): Promise<void> {
    await this.#inTransaction(async (tx) =>
      calendarDrafts.submit(tx, await calendarDrafts.toChange(tx, { subject: id }), lockVersion, hand),
    );
  }

  /**
   * Approval puts the calendar in force. Clocks that run keep the version they count in, but for those whose due lies
   * beyond the holidays that were known: these were provisional and are counted anew (domain 0.5).
   *
   * @throws {RequestError} `SOD_VIOLATION`, `DRAFT_NOT_OPEN`, `PRECONDITION_FAILED`, `REASON_REQUIRED`, `STALE_WRITE`
   */
  async decide(id: string, decision: Verdict, hand: Hand): Promise<void> {
    await this.#inTransaction(async (tx) => {
      const submitted = await calendarDrafts.toChange(tx, { subject: id });
      const draft = await calendarDrafts.decide(tx, submitted, decision, hand);
      if (decision.verdict === 'rejected') return;
      await this.#library.refresh(tx);
      if (this.#library.inForce(id)?.version !== draft.base)
        throw new RequestError('STALE_WRITE', `calendar "${id}" has a newer version than the draft began from`, {
          params: { number: id },
        });
      const calendar = calendarIn(draft);
      const by = hand.actor.userId;
      const version = await this.#library.publish(tx, {
        calendar,
        draftId: draft.id,
        publishedBy: by,
        reason: draft.reason,
      });
      const scope = 'provisional';
      const { requestId } = hand;
      await this.#recalculations.begin(tx, { calendarId: id, version, scope, reason: draft.reason, by, requestId });
    });
  }

  async withdraw(id: string, lockVersion: number, hand: Hand): Promise<void> {
    await this.#inTransaction(async (tx) =>
      calendarDrafts.withdraw(tx, await calendarDrafts.toChange(tx, { subject: id }), lockVersion, hand),
    );
  }

  async #begin(tx: Transaction, id: string, reason: string, hand: Hand): Promise<Draft> {
    const inForce = this.#library.inForce(id);
    if (!inForce) throw new NotFound('calendar', id);
    const content = jsonOf(inForce.calendar);
    const text = { base: inForce.version, content, note: [], reason: reasonGiven(reason) };
    // The reason is the first of what is written.
    return calendarDrafts.begin(tx, id, text, true, hand);
  }
}

/** The calendar as a draft has it. */
export function calendarIn({ content }: Draft): Calendar {
  return calendarSchema.parse(content);
}

/** What was imported into a draft. */
export function importsOf({ note }: Draft): readonly ImportedDays[] {
  return Array.isArray(note) ? (note as unknown as readonly ImportedDays[]) : [];
}

function readDays(source: ImportedDays['source'], text: string): CalendarDraft {
  if (source === 'ics') return fromIcs(text);
  const json = parsed(text);
  return source === 'holidays-cn' ? fromHolidaysCn(json) : fromHolidayList(json);
}

/** What is no JSON is read as nothing, and the reader says what it misses. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 200);
}

function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
