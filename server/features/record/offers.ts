import { DateTime, Duration } from 'luxon';
import { type Clock, compileExpression } from '../../../rules/expression/index.ts';
import type { FormComponent } from '../../../rules/schema/form.ts';
import type { Message, MessageOffer } from '../../../rules/schema/message.ts';
import type { Actor } from '../../actor.ts';
import type { OfferedMessage } from '../../contract/record.ts';
import type { Directory } from '../../execution/directory.ts';
import { actsAs } from '../../execution/people.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** A message with its offer. */
export interface Offering {
  readonly message: Message;
  readonly offer: MessageOffer;
}

/** Why a message is not offered now; null when it is. */
export type OfferRefusal = 'state' | 'role' | 'window' | null;

/** Messages of the catalogue that persons may send to records of a process. */
export function offeringsTo(messages: readonly Message[], processId: string | null): readonly Offering[] {
  return messages.flatMap((message) => {
    const fits = processId !== null && (message.to.includes(processId) || message.to.includes('*'));
    return message.offered && fits ? [{ message, offer: message.offered }] : [];
  });
}

/** What decides beside record and actor. */
export interface OfferSituation {
  readonly directory: Directory;
  readonly clock: Clock;
  /** Whether somebody would take the message now: what nobody hears must not act later. */
  readonly isHeard: (name: string) => Promise<boolean>;
}

/** May the actor send this message to this record now? */
export async function refusalOf(
  { message, offer }: Offering,
  record: RecordDraft,
  actor: Actor,
  { directory, clock, isHeard }: OfferSituation,
): Promise<OfferRefusal> {
  if (!(await actsAs(actor, offer.roles, record, directory))) return 'role';
  const state = record.type.states.find((each) => each.key === record.status);
  if (offer.states ? !offer.states.includes(record.status) : state?.final) return 'state';
  if (offer.when && !holds(offer.when, record, clock)) return 'state';
  if (offer.within && hasPassed(offer.within, record, clock.now)) return 'window';
  return (await isHeard(message.name)) ? null : 'state';
}

function holds(source: string, record: RecordDraft, clock: Clock): boolean {
  const compiled = compileExpression(source);
  return compiled.ok && compiled.expression.evaluate(record.variables(), clock).value === true;
}

function hasPassed(within: NonNullable<MessageOffer['within']>, record: RecordDraft, now: Date): boolean {
  const value = record.variables()[within.field];
  if (typeof value !== 'string') return true;
  const end = DateTime.fromISO(value, { setZone: true }).plus(Duration.fromISO(within.duration));
  return now.getTime() > end.toMillis();
}

export function offerView({ message, offer }: Offering): OfferedMessage {
  return { name: message.name, label: offer.label, fields: offer.fields.flatMap(fieldOf) };
}

function fieldOf(component: FormComponent): OfferedMessage['fields'] {
  if (!('key' in component) || !('label' in component) || typeof component.label !== 'string') return [];
  const required =
    'validate' in component &&
    component.validate !== undefined &&
    'required' in component.validate &&
    component.validate.required === true;
  return [
    {
      key: component.key,
      label: { en: component.label, zh: component.properties?.['label.zh'] ?? component.label },
      type: component.type === 'textarea' ? 'long' : 'text',
      required,
    },
  ];
}
