import { z } from 'zod';
import { textsOf } from '../../fact-queries/incidents/incident.ts';
import { recordsInSight, type SeenRecord } from '../../fact-queries/incidents/records-in-sight.ts';
import { sharesCause } from '../../fact-queries/incidents/similar-incidents.ts';
import { symptomSignature } from '../../fact-queries/incidents/symptom-signature.ts';
import type { ServiceContext } from '../service-task.ts';

/** Record type of known errors; a process that keeps them may not be installed, then there are none. */
const type = 'known-error';

/** A known error with a way round it. */
export const knownError = z.object({ id: z.string(), title: z.string(), workaround: z.string() });

type KnownError = z.infer<typeof knownError>;

/** Published known errors of the service with a workaround, that name one of the CIs or describe the same symptom. */
export async function knownErrorsFor(
  search: { readonly serviceId: string | null; readonly ciIds: readonly string[]; readonly signature: string | null },
  { run }: ServiceContext,
): Promise<readonly KnownError[]> {
  if (search.serviceId === null) return [];
  const seen = await recordsInSight(run, type, {
    sql: `service_id = ? AND status = 'published'`,
    params: [search.serviceId],
  });
  return seen
    .filter((each) => each.status === 'published' && each.fields['serviceId'] === search.serviceId)
    .filter((each) => sharesCause(search, causeOf(each)))
    .flatMap(({ id, number, fields }) => {
      const { title, workaround } = fields;
      if (typeof workaround !== 'string' || workaround === '') return [];
      return [{ id, title: typeof title === 'string' ? title : number, workaround }];
    });
}

function causeOf({ fields }: SeenRecord) {
  const symptom = fields['symptom'];
  return {
    ciIds: textsOf(fields['ciIds']),
    signature: symptomSignature(typeof symptom === 'string' ? symptom : null),
  };
}
