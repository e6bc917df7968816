import { workingMs } from '../../../rules/duration.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { CatalogueItem } from '../../../rules/schema/catalogue.ts';
import { type Actor, can } from '../../actor.ts';
import type { CatalogueEntry } from '../../contract/catalogue.ts';
import type { Choice, Localized } from '../../contract/common.ts';
import { type ChoiceList, shortList } from '../choices/choices.service.ts';
import { mayStart } from '../process-version/process.view.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { orderableItems } from './orderable-item.view.ts';

/** What people can order, over all processes that have a catalogue. */
export class ServiceCatalogueService implements ChoiceList {
  readonly #versions: ProcessVersionService;

  constructor(versions: ProcessVersionService) {
    this.#versions = versions;
  }

  /** Items the reader may order, in the order of their categories. */
  entries(actor: Actor): readonly CatalogueEntry[] {
    return this.#versions.processes
      .filter((version) => mayStart(version, actor))
      .flatMap((version) => {
        const categories = version.content.catalogue?.categories ?? [];
        const items = orderableItems(version, actor);
        return categories.flatMap((category) =>
          items
            .filter((item) => item.category === category.id)
            .map((item) => this.#entryOf(version.processId, { id: category.id, name: { ...category.name } }, item)),
        );
      });
  }

  search(actor: Actor, part: string): Promise<readonly Choice[]> {
    return shortList(() => this.#choices(actor)).search(actor, part, null);
  }

  among(actor: Actor, values: readonly string[]): Promise<readonly Choice[]> {
    return shortList(() => this.#choices(actor)).among(actor, values, null);
  }

  /** Items as a form offers them; those who work for the provider see all of them. */
  #choices(actor: Actor): readonly Choice[] {
    return this.#versions.processes.flatMap((version) => {
      const all = version.content.catalogue?.items ?? [];
      const seen = can(actor, 'record.read-all') ? all : orderableItems(version, actor);
      return seen.map(({ code, name }) => ({ value: code, label: { ...name } }));
    });
  }

  #entryOf(processId: string, category: CatalogueEntry['category'], item: CatalogueItem): CatalogueEntry {
    const { roles, calendars } = this.#versions.shared;
    return {
      id: item.code,
      processId,
      category,
      name: { ...item.name },
      summary: { ...item.summary },
      keywords: [...item.keywords],
      target: item.target,
      calendar: named(item.calendar, calendars),
      workingDays: workingDaysOf(
        item.target,
        calendars.find(({ id }) => id === item.calendar),
      ),
      approvers: item.approvers.map((id) => named(id, roles)),
      cost: item.unitCost,
      isPriced: item.unitCost > 0 || item.variants !== undefined || item.priceField !== undefined,
    };
  }
}

const dayMs = 24 * 60 * 60_000;

/** Whole working days; null for less than one, for parts of one, and where the clock never stops. */
function workingDaysOf(target: string, calendar: Calendar | undefined): number | null {
  const open = (calendar?.intervals['1'] ?? []).reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0);
  const days = open === 0 || open * 60_000 >= dayMs ? 0 : workingMs(target) / (open * 60_000);
  return days >= 1 && Number.isInteger(days) ? days : null;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** What an id is called; itself when nobody named it. */
function named(
  id: string,
  all: readonly { readonly id: string; readonly name: Localized }[],
): CatalogueEntry['calendar'] {
  return { id, name: { ...(all.find((each) => each.id === id)?.name ?? { en: id, zh: id }) } };
}
