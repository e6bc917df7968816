import { z } from 'zod';
import type { Variables } from '../../../engine/index.ts';
import { textsOf } from '../../fact-queries/incidents/incident.ts';
import { recordsInSight } from '../../fact-queries/incidents/records-in-sight.ts';
import { likeness } from '../../fact-queries/incidents/symptom-likeness.ts';
import { symptomSignature } from '../../fact-queries/incidents/symptom-signature.ts';
import { knownErrorType } from '../draft-known-error/known-error-draft.ts';
import type { ServiceContext } from '../service-task.ts';

/** Two people do not write the same sentence: from this share of common pairs of characters on it is the same symptom. */
const sameSymptom = 0.6;

/** A known error with a way round it. */
export const knownError = z.object({ id: z.string(), title: z.string(), workaround: z.string() });

type KnownError = z.infer<typeof knownError>;

/** What an incident is compared by. */
interface Case {
  readonly ciIds: readonly string[];
  readonly signature: string | null;
}

/**
 * Published known errors of the service with a workaround that name one of the CIs or describe the same symptom, the
 * most alike first.
 */
export async function knownErrorsFor(
  search: Case & { readonly serviceId: string | null },
  { run }: ServiceContext,
): Promise<readonly KnownError[]> {
  if (search.serviceId === null) return [];
  const seen = await recordsInSight(run, knownErrorType, {
    sql: `service_id = ? AND status = 'published'`,
    params: [search.serviceId],
  });
  return seen
    .filter((each) => each.status === 'published' && each.fields['serviceId'] === search.serviceId)
    .filter(({ fields }) => fits(fields, search))
    .toSorted((a, b) => likenessTo(search, b.fields) - likenessTo(search, a.fields))
    .flatMap(({ id, number, fields }) => {
      const { title, workaround } = fields;
      if (typeof workaround !== 'string' || workaround === '') return [];
      return [{ id, title: typeof title === 'string' ? title : number, workaround }];
    });
}

/** Whether a known error, by its fields, is about this case: one of the items, or much the same symptom. */
export function fits(entry: Variables, wanted: Case): boolean {
  const sameItem = textsOf(entry['ciIds']).some((id) => wanted.ciIds.includes(id));
  return sameItem || likenessTo(wanted, entry) >= sameSymptom;
}

function likenessTo({ signature }: Case, entry: Variables): number {
  const symptom = entry['symptom'];
  return likeness(signature, symptomSignature(typeof symptom === 'string' ? symptom : null));
}
