import { addServiceTime } from '../../../rules/calendar.ts';
import { calendarDifference } from '../../../rules/calendar-draft/difference.ts';
import { workingMs } from '../../../rules/duration.ts';
import { explainClock, explanationText } from '../../../rules/explanation.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import { type Actor, can } from '../../actor.ts';
import type { CalendarDetail, CalendarSummary, DueTrial } from '../../contract/calendar.ts';
import type { CalendarDraftView } from '../../contract/calendar-draft.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound } from '../../errors.ts';
import type { PinnedRuleSet } from '../../process-package/package.ts';
import { reasonGiven } from '../../reason.ts';
import type { Draft, Hand } from '../draft/draft.service.ts';
import { peopleOfDraft, viewState } from '../draft/draft.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { calendarDrafts, calendarIn, importsOf } from './calendar-draft.service.ts';
import type { CalendarLibrary } from './calendar-library.service.ts';
import { countOpenClocks, type RecalculationService } from './recalculation.service.ts';
import { targetsIn } from './target-presets.ts';

interface Parts {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  readonly library: CalendarLibrary;
  readonly recalculations: RecalculationService;
  readonly people: PersonDirectory;
  readonly ruleSets: () => ReadonlyMap<string, PinnedRuleSet>;
}

interface Trial {
  readonly start: string;
  readonly target: string;
  readonly draft?: 'true' | undefined;
}

type Person = Awaited<ReturnType<PersonDirectory['refs']>>;

/** Longer trials are shown from their beginning. */
const mostStretches = 400;

/** Calendars as people read them and try them out. */
export class CalendarService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(): Promise<CalendarSummary[]> {
    const { library, reader } = this.#parts;
    const drafts = await calendarDrafts.open(reader);
    return library.current.map(({ id, name, zone, completeUntil }) => {
      const status = drafts.find(({ subject }) => subject === id)?.status;
      const draft = status === 'draft' || status === 'submitted' ? status : null;
      return { id, name, zone, version: library.inForce(id)?.version ?? 0, completeUntil, draft };
    });
  }

  /** @throws {NotFound} */
  async read(id: string, actor: Actor): Promise<CalendarDetail> {
    const { library, reader, people, recalculations, ruleSets } = this.#parts;
    const { calendar, version } = this.#inForce(id);
    const versions = library.versionsOf(id);
    const draft = await calendarDrafts.find(reader, id);
    const latest = await recalculations.latest(reader, id);
    const person = await people.refs([
      ...versions.map(({ publishedBy }) => publishedBy),
      ...(draft ? peopleOfDraft(draft) : []),
      latest?.requested_by ?? null,
    ]);
    return {
      id,
      version,
      calendar,
      versions: versions.map(({ version: number, origin, publishedAt, publishedBy, reason }) => ({
        version: number,
        origin,
        publishedAt,
        publishedBy: person(publishedBy),
        reason,
      })),
      draft: draft && viewOf(draft, calendar, actor, person),
      openClocks: await countOpenClocks(reader, id, version),
      recalculation: latest
        ? {
            id: latest.id,
            version: latest.version,
            scope: latest.scope,
            reason: latest.reason,
            requestedBy: person(latest.requested_by),
            requestedAt: latest.requested_at,
            total: latest.total,
            done: latest.done,
            moved: latest.moved,
            finishedAt: latest.finished_at,
          }
        : null,
      presets: [...targetsIn(ruleSets(), id)],
    };
  }

  /**
   * When something that starts at `start` would be due, with every stretch that counts or not.
   *
   * @throws {BadRequest} for a target that is no working time; {NotFound}
   */
  async due(id: string, { start, target, draft }: Trial): Promise<DueTrial> {
    const calendar = draft ? await this.#drafted(id) : this.#inForce(id).calendar;
    const at = new Date(start);
    const ms = durationOf(target);
    const { at: due, provisional } = addServiceTime(calendar, at, ms);
    const stretches = explainClock([{ type: 'start', at, target, calendar: id }], { [id]: calendar }, due);
    const { zone } = calendar;
    const shown = stretches.slice(0, mostStretches);
    const told = { zone, reasons: [] };
    return {
      start: at.toISOString(),
      target,
      due: due.toISOString(),
      provisional,
      zone,
      stretches: shown.map(({ from, to, counted, because, holidays }) => ({
        from: from.toISOString(),
        to: to.toISOString(),
        counted,
        because,
        holidays: [...holidays],
      })),
      text: { en: [...explanationText(shown, 'en', told)], zh: [...explanationText(shown, 'zh', told)] },
    };
  }

  /** Counts every open clock anew in the version in force. @throws {RequestError} `REASON_REQUIRED`; {NotFound} */
  async recalculate(id: string, reason: string, { actor, requestId }: Hand): Promise<void> {
    reasonGiven(reason);
    const { version } = this.#inForce(id);
    const wanted = { calendarId: id, version, scope: 'open', reason, by: actor.userId, requestId } as const;
    await this.#parts.unitOfWork((tx) => this.#parts.recalculations.begin(tx, wanted));
  }

  #inForce(id: string) {
    const found = this.#parts.library.inForce(id);
    if (!found) throw new NotFound('calendar', id);
    return found;
  }

  async #drafted(id: string): Promise<Calendar> {
    const draft = await calendarDrafts.find(this.#parts.reader, id);
    if (!draft) throw new NotFound('draft of calendar', id);
    return calendarIn(draft);
  }
}

function viewOf(draft: Draft, inForce: Calendar, actor: Actor, person: Person): CalendarDraftView {
  const calendar = calendarIn(draft);
  const { added, removed, turned, altered, ...rest } = calendarDifference(inForce, calendar);
  const days = (list: typeof added) => list.map((day) => ({ ...day }));
  return {
    ...viewState(draft, actor, can(actor, 'calendar.approve'), person),
    status: draft.status === 'submitted' ? 'submitted' : 'draft',
    calendar,
    difference: {
      ...rest,
      added: days(added),
      removed: days(removed),
      turned: days(turned),
      altered: days(altered),
      weekdays: [...rest.weekdays],
    },
    imports: importsOf(draft).map((each) => ({ ...each })),
    reason: draft.reason,
  };
}

function durationOf(target: string): number {
  try {
    const ms = workingMs(target);
    if (ms > 0) return ms;
  } catch {
    // Said below, with the place.
  }
  throw new BadRequest('target', 'not-a-duration', 'allowed: hours, minutes and seconds above 0, e.g. "PT4H"');
}
