import type { RecordDraft } from '../../execution/record-draft.ts';
import { textsOf } from '../../fact-queries/incidents/incident.ts';
import { recordsInSight, type SeenRecord } from '../../fact-queries/incidents/records-in-sight.ts';
import { likeness } from '../../fact-queries/incidents/symptom-likeness.ts';
import { symptomSignature } from '../../fact-queries/incidents/symptom-signature.ts';
import type { ServiceContext } from '../service-task.ts';

/** From here on two descriptions are worth a look side by side. */
const alike = 0.5;
const mostShown = 10;

/**
 * Open problems of the same service that concern one of the same configuration items or read much the same, one a line
 * with number and title.
 */
export async function similarProblems(
  problem: RecordDraft,
  source: SeenRecord | undefined,
  { run }: ServiceContext,
): Promise<string> {
  const serviceId = problem.text('serviceId');
  if (serviceId === null) return '';
  const wanted = { ciIds: textsOf(problem.fields['ciIds']), signature: signatureOf(source?.fields ?? problem.fields) };
  const seen = await recordsInSight(run, problem.type.type, {
    sql: 'service_id = ? AND closed_at IS NULL',
    params: [serviceId],
  });
  const open = problem.type.states.filter(({ final }) => !final).map(({ key }) => key);
  return seen
    .filter((each) => each.id !== problem.id && open.includes(each.status) && each.fields['serviceId'] === serviceId)
    .filter(
      ({ fields }) =>
        textsOf(fields['ciIds']).some((id) => wanted.ciIds.includes(id)) ||
        likeness(wanted.signature, signatureOf(fields)) >= alike,
    )
    .slice(0, mostShown)
    .map(({ number, fields }) => `${number} ${typeof fields['title'] === 'string' ? fields['title'] : ''}`.trim())
    .join('\n');
}

function signatureOf(fields: SeenRecord['fields']): string | null {
  const text = fields['symptom'] ?? fields['description'] ?? fields['title'];
  return symptomSignature(typeof text === 'string' ? text : null);
}
