import type { ProposedChange } from '../../../rules/change-schedule/conflicts.ts';
import { examinedOpenings } from '../../../rules/change-schedule/free-slots.ts';
import { decide } from '../../../rules/decide.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import type { Outputs } from '../../../rules/verdict.ts';
import type { Actor } from '../../actor.ts';
import type { FreeSlots, SlotWish, WindowCheck, WindowVerdict } from '../../contract/change-calendar.ts';
import { BadRequest, NotFound } from '../../errors.ts';
import { readableRecords } from '../record/readable.view.ts';
import type { CalendarViewing } from './change-calendar.service.ts';
import { proposedChange, windowFindings } from './change-window.view.ts';
import { factsOf } from './check-facts.ts';
import { findingViews } from './finding-views.ts';
import { surroundingsOf } from './schedule-surroundings.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const longestSearchDays = 100;

/** Advice on windows before one is taken: what speaks against it, and which are free. Nothing is stored. */
export class WindowAdviceService {
  readonly #viewing: CalendarViewing;
  readonly #rules: () => RuleSet;

  /** @param rules rule set `change-schedule` as it is in force now */
  constructor(viewing: CalendarViewing, rules: () => RuleSet) {
    this.#viewing = viewing;
    this.#rules = rules;
  }

  /**
   * What the checks of RS-CHG-SCHEDULE say of a window.
   *
   * @throws {BadRequest} when it ends before it begins or is longer than allowed
   * @throws {NotFound} when it is for a change the reader may not read
   */
  async check(wish: WindowCheck, actor: Actor): Promise<WindowVerdict> {
    const { reader, inForce } = this.#viewing;
    const force = inForce();
    const { longestDays } = force.schedule;
    const [from, to] = [Date.parse(wish.start), Date.parse(wish.end)];
    if (to <= from) throw new BadRequest('end', 'too-early', 'allowed: after "start"');
    if (to - from > longestDays * dayMs)
      throw new BadRequest('end', 'too-late', `allowed: at most ${longestDays} days`);
    const proposed = await this.#proposed(wish, { from, to }, actor);
    const { conflicts, changesInWindow } = await windowFindings(reader, force, proposed);
    const { type, category } = wish;
    const facts = { ...factsOf(conflicts), type, category, freezeOverridden: false, expedited: false };
    const effectOf = await effects(this.#rules(), facts);
    const view = await findingViews(this.#viewing, force, conflicts, actor);
    const findings = conflicts.map((conflict) => ({ ...view(conflict), effect: effectOf.get(conflict.check) ?? null }));
    return { allowed: findings.every(({ effect }) => effect !== 'block'), findings, changesInWindow };
  }

  /**
   * The earliest free windows, and why the maintenance windows before them are not.
   *
   * @throws {BadRequest} when the range is empty or longer than 100 days
   * @throws {NotFound} when they are for a change the reader may not read
   */
  async freeSlots(wish: SlotWish, actor: Actor): Promise<FreeSlots> {
    const { reader, inForce } = this.#viewing;
    const force = inForce();
    const stretch = { from: Date.parse(wish.from), to: Date.parse(wish.to) };
    if (stretch.to <= stretch.from) throw new BadRequest('to', 'too-early', 'allowed: after "from"');
    const days = (stretch.to - stretch.from) / dayMs;
    if (days > longestSearchDays)
      throw new BadRequest('to', 'too-late', `allowed: at most ${longestSearchDays} days after "from"`);
    const length = wish.minutes * minuteMs;
    const proposed = await this.#proposed(wish, { from: stretch.from, to: stretch.from + length }, actor);
    const around = await surroundingsOf(reader, force, proposed, { ...stretch, to: stretch.to + length });
    const examined = examinedOpenings(proposed, around, new Date(stretch.from), { count: wish.count, days });
    const refused = examined.filter(({ slot }) => slot === null);
    const view = await findingViews(
      this.#viewing,
      force,
      refused.flatMap(({ hindrances }) => hindrances),
      actor,
    );
    const { zone, windows } = force.schedule;
    return {
      zone,
      slots: examined.flatMap(({ slot }) => (slot ? [instants(slot)] : [])),
      refused: refused.map(({ window, opening, hindrances }) => ({
        ...instants(opening),
        name: windows.find(({ id }) => id === window)?.name ?? { en: window, zh: window },
        tooShort: hindrances.length === 0,
        findings: hindrances.map(view),
      })),
    };
  }

  /** The lead time is that of the change, when there is one. */
  async #proposed(
    wish: Pick<WindowCheck, 'change' | 'items' | 'services' | 'implementer' | 'outage' | 'type'>,
    window: { readonly from: number; readonly to: number },
    actor: Actor,
  ): Promise<ProposedChange> {
    const asked = {
      ...window,
      ciIds: wish.items,
      serviceIds: wish.services,
      implementerId: wish.implementer,
      outage: wish.outage,
    };
    if (wish.change === undefined) return { ...asked, number: '', earliestStart: null };
    const { reader, directory, inForce } = this.#viewing;
    const readable = await readableRecords(actor, directory);
    const [row] = await reader.query<{ id: string; number: string; status: string; fields: string }>(
      `SELECT r.id, r.number, r.status, r.fields FROM record r
       WHERE r.type = 'change' AND r.number = ? AND (${readable.sql})`,
      [wish.change, ...readable.params],
    );
    if (!row) throw new NotFound('change', wish.change);
    const [plannedStart, plannedEnd] = [new Date(window.from).toISOString(), new Date(window.to).toISOString()];
    const fields = { ...JSON.parse(row.fields), plannedStart, plannedEnd, changeType: wish.type };
    const known = proposedChange({ ...row, fields }, inForce());
    return { ...asked, number: row.number, earliestStart: known?.earliestStart ?? null };
  }
}

function instants({ from, to }: { readonly from: number; readonly to: number }) {
  return { start: new Date(from).toISOString(), end: new Date(to).toISOString() };
}

/** Effect by check, as the table says. */
async function effects(
  rules: RuleSet,
  facts: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<unknown, 'block' | 'warn'>> {
  const { result } = await decide(rules, facts);
  const rows: readonly Outputs[] = Array.isArray(result) ? result : [];
  return new Map(rows.map((row) => [row['check'], row['effect'] === 'block' ? 'block' : 'warn']));
}
