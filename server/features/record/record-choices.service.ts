import type { Actor } from '../../actor.ts';
import { containing, placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { type ChoiceList, type ChoiceSubject, type ChoicesService, shortList } from '../choices/choices.service.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { allOf, readableRecords } from './readable.view.ts';

const mostOffered = 200;

/** Where records are looked for, and who is who. */
interface RecordSource {
  readonly reader: Reader;
  readonly directory: Directory;
}

/** Which of the open records of a type a list offers; all when nothing is said. */
interface Offer {
  /** Only those in this state. */
  readonly state?: string;
  /** Not those in these states. */
  readonly leftOut?: readonly string[];
  /** Only those of the requester of the record that asks. */
  readonly ofRequester?: true;
}

/** What somebody still works on and that waits for no other: only that can be waited for. */
const awaitable: Offer = { leftOut: ['resolved', 'waiting-parent'] };

/**
 * Registers the lists forms offer that come from running processes: pause reasons, roles, and for each type its open records,
 * those in one of its states, those of the same requester, and those a record can be part of. No record is offered to itself.
 */
export function registerRecordChoices(
  choices: ChoicesService,
  parts: RecordSource & { readonly versions: ProcessVersionService },
): void {
  const { versions } = parts;
  choices.register(
    'pause-reasons',
    shortList(() => versions.shared.pauseReasons.map(({ id, label }) => ({ value: id, label }))),
  );
  choices.register(
    'roles',
    shortList(() => versions.shared.roles.map(({ id, name }) => ({ value: id, label: name }))),
  );
  for (const version of versions.processes)
    for (const { type, states } of version.content.recordTypes.values()) {
      choices.register(`open-${type}s`, openRecords(parts, type, {}));
      choices.register(`open-${type}s-of-requester`, openRecords(parts, type, { ofRequester: true }));
      choices.register(`parent-${type}s`, openRecords(parts, type, awaitable));
      for (const { key, final } of states)
        if (!final) choices.register(`${type}s-in-${key}`, openRecords(parts, type, { state: key }));
    }
}

/** The open records of a type but the one that asks, newest first. */
function openRecords({ reader, directory }: RecordSource, type: string, offer: Offer): ChoiceList {
  const read = async (actor: Actor, about: ChoiceSubject | null, wanted: readonly Condition[], limit: number) => {
    const open = { sql: 'r.type = ? AND r.closed_at IS NULL', params: [type] };
    const other = { sql: 'r.number <> ?', params: [about?.number ?? ''] };
    const where = allOf([
      open,
      other,
      ...conditionsOf(offer, about),
      await readableRecords(actor, directory),
      ...wanted,
    ]);
    const rows = await reader.query<{ number: string; title: string }>(
      `SELECT r.number, r.title FROM record r WHERE ${where.sql} ORDER BY r.number DESC LIMIT ?`,
      [...where.params, limit],
    );
    return rows.map(({ number, title }) => {
      const text = `${number} ${title}`;
      return { value: number, label: { en: text, zh: text } };
    });
  };
  return {
    search: (actor, part, about) => {
      const named = { sql: `r.search_text LIKE ? ESCAPE '\\'`, params: [containing(part)] };
      return read(actor, about, part === '' ? [] : [named], mostOffered);
    },
    among: (actor, numbers, about) =>
      read(actor, about, [{ sql: `r.number IN (${placeholders(numbers)})`, params: numbers }], numbers.length),
  };
}

function conditionsOf({ state, leftOut, ofRequester }: Offer, about: ChoiceSubject | null): readonly Condition[] {
  return [
    ...(state ? [{ sql: 'r.status = ?', params: [state] }] : []),
    ...(leftOut ? [{ sql: `r.status NOT IN (${placeholders(leftOut)})`, params: leftOut }] : []),
    ...(ofRequester ? [{ sql: 'r.requester_id = ?', params: [about?.requesterId ?? ''] }] : []),
  ];
}
