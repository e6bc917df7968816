import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import { incidentType, textsOf } from '../fact-queries/incidents/incident.ts';
import { recordsInSight, type SeenRecord } from '../fact-queries/incidents/records-in-sight.ts';
import { symptomSignature } from '../fact-queries/incidents/symptom-signature.ts';
import { articleType, fieldsFrom, loadKnownError } from './draft-known-error/known-error-draft.ts';
import { addLinks } from './link-records/add-links.ts';
import { fits } from './look-up-incident/known-errors.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** An article is looked at again after a year at the latest. */
const reviewAfterYears = 1;

/**
 * Makes a known error known: it is offered with every incident that fits from now on, an article is
 * published beside it for whom the approver said, and whoever works on an open incident that fits is told.
 */
export const publishKnownError = defineServiceTask({
  inputs: z.object({
    knownErrorId: z.string(),
    /** For whom the article is; absent: for nobody outside the provider. */
    audience: z.enum(['everyone', 'provider']).nullish(),
  }),
  outputs: z.object({
    articleNumber: z.string(),
    /** Open incidents it was linked to. */
    incidents: z.array(z.string()),
  }),
  run: async (_tx, { knownErrorId, audience }, context) => {
    const { run, parts } = context;
    const problem = boundRecord(context);
    const entry = await loadKnownError(run, parts, knownErrorId);
    const at = run.now.toISOString();
    const article = await parts.records.create(run, articleType, {
      ...fieldsFrom(problem),
      symptom: entry.fields['symptom'] ?? null,
      solution: entry.fields['workaround'] ?? null,
      knownErrorNumber: entry.number,
      audience: audience ?? 'provider',
      publishedAt: at,
      reviewDue: yearsLater(run.now),
    });
    article.setStatus('published', run.now);
    entry.write({ publishedAt: at, article: article.number });
    entry.setStatus('published', run.now);
    await addLinks(run, entry, 'related', [article.number]);

    const states = parts.versions.recordType(incidentType)?.type.states ?? [];
    const open = states.filter(({ final }) => !final).map(({ key }) => key);
    const fitting = await openIncidents(run, entry, open);
    const numbers = fitting.map(({ number }) => number);
    await addLinks(run, entry, 'related', numbers);
    const workers = new Set(fitting.map(({ fields }) => fields['assigneeId']).filter((id) => typeof id === 'string'));
    await parts.notifications.notify(run, entry, {
      to: [...workers],
      template: 'known-error-published',
      data: { number: entry.number, title: entry.text('title') },
    });
    return { articleNumber: article.number, incidents: numbers };
  },
});

/** Incidents of the service that are not solved yet and that the entry fits; a restricted one is nobody's hint. */
async function openIncidents(
  run: CommandRun,
  entry: RecordDraft,
  states: readonly string[],
): Promise<readonly SeenRecord[]> {
  const serviceId = entry.text('serviceId');
  if (serviceId === null || states.length === 0) return [];
  const seen = await recordsInSight(run, incidentType, {
    sql: `service_id = ? AND restricted = 0 AND status IN (${placeholders(states)})`,
    params: [serviceId, ...states],
  });
  return seen.filter(
    ({ status, fields }) =>
      states.includes(status) &&
      status !== 'resolved' &&
      fields['serviceId'] === serviceId &&
      fits(entry.fields, { ciIds: textsOf(fields['ciIds']), signature: signatureOf(fields['symptom']) }),
  );
}

function signatureOf(symptom: unknown): string | null {
  return symptomSignature(typeof symptom === 'string' ? symptom : null);
}

function yearsLater(now: Date): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() + reviewAfterYears);
  return day.toISOString().slice(0, 10);
}
