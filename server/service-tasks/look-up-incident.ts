import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import { type Incident, incidentsInSight, isOpen, openStates } from '../fact-queries/incidents/incident.ts';
import { sharesCause } from '../fact-queries/incidents/similar-incidents.ts';
import { symptomSignature } from '../fact-queries/incidents/symptom-signature.ts';
import { contactOf } from './look-up-incident/contact.ts';
import { deskDueAt } from './look-up-incident/desk-due.ts';
import { knownError, knownErrorsFor } from './look-up-incident/known-errors.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

/** Shown to the desk: more than these nobody reads. */
const mostSimilar = 20;
/** Open incidents of a service that are compared, the newest: a storm of alerts must not slow each alert down. */
const mostCompared = 200;

const inputs = z.object({
  serviceId: z.string().nullish(),
  requesterId: z.string().nullish(),
  ciIds: z.array(z.string()).nullish(),
  category: z.string().nullish(),
  symptom: z.string().nullish(),
});

/** The service of `serviceId`, null while it is unknown. */
const service = z.object({
  id: z.string(),
  code: z.string(),
  tier: z.int(),
  slaPackage: z.string(),
  /** Recovery time objective in minutes. */
  rtoMin: z.int().nullable(),
  ownerId: z.string().nullable(),
  calendarId: z.string(),
});

/** Gathers what helps to classify a new incident: who asks, what is disturbed, what is known of it already. */
export const lookUpIncident = defineServiceTask({
  inputs,
  outputs: z.object({
    service: service.nullable(),
    /** Whether the requester is a VIP. */
    vip: z.boolean(),
    /** Phone or e-mail of the requester. */
    contact: z.string().nullable(),
    signature: z.string().nullable(),
    /** Open incidents that may be the same, the newest first. */
    similarNumbers: z.array(z.string()),
    /** The same with what they are about. */
    similar: z.array(z.object({ number: z.string(), title: z.string() })),
    knownErrors: z.array(knownError),
    /** By when the desk has to be done with it. */
    deskDueAt: z.string(),
  }),
  run: async (_tx, wanted, context) => {
    const { directory } = context.parts;
    const facts = wanted.serviceId ? await directory.service(wanted.serviceId) : undefined;
    const requester = wanted.requesterId ? await directory.person(wanted.requesterId) : undefined;
    const signature = symptomSignature(wanted.symptom ?? null);
    const search = {
      serviceId: facts?.id ?? null,
      category: wanted.category ?? null,
      ciIds: wanted.ciIds ?? [],
      signature,
    };
    const similar = await similarTo(search, context);
    return {
      service: facts ? service.parse(facts) : null,
      vip: requester?.vip ?? false,
      contact: requester ? await contactOf(requester.id, context) : null,
      signature,
      similarNumbers: similar.map(({ number }) => number),
      similar: similar.map(({ number, title }) => ({ number, title })),
      knownErrors: [...(await knownErrorsFor(search, context))],
      deskDueAt: (await deskDueAt(facts?.tier ?? null, context)).toISOString(),
    };
  },
});

/** The same service, and the same category, CI or symptom; a restricted record is nobody's hint. */
async function similarTo(
  search: {
    readonly serviceId: string | null;
    readonly category: string | null;
    readonly ciIds: readonly string[];
    readonly signature: string | null;
  },
  context: ServiceContext,
): Promise<readonly Incident[]> {
  const record = boundRecord(context);
  const { serviceId, category } = search;
  if (serviceId === null) return [];
  const states = openStates(record.type);
  const seen = await incidentsInSight(context.run, record, {
    sql: `id IN (
      SELECT id FROM record WHERE service_id = ? AND type = ? AND restricted = 0 AND status IN (${placeholders(states)})
      ORDER BY created_at DESC LIMIT ${mostCompared})`,
    params: [serviceId, record.type.type, ...states],
  });
  return seen
    .filter((each) => each.id !== record.id && each.serviceId === serviceId && isOpen(each, record.type))
    .filter((each) => sharesCause(each, search) || (category !== null && each.category === category))
    .toSorted((a, b) => b.registeredAt.getTime() - a.registeredAt.getTime())
    .slice(0, mostSimilar);
}
