import { textOf, textsOf } from '../features/change-schedule/change-window.view.ts';
import type { FactQuery } from './fact-query.ts';
import { holding } from './incidents/holding.ts';
import { recordsInSight } from './incidents/records-in-sight.ts';
import { days } from './incidents/since.ts';

/** Incidents caused in the last 90 days by changes made from the template of this one, this one included (RS-CHG-PIR). */
export const incidentsByTemplateInNinetyDays: FactQuery = async ({ record, run }) => {
  const template = record?.text('templateId') ?? null;
  if (template === null) return 0;
  const seen = await recordsInSight(run, 'change', holding([template]));
  const since = run.now.getTime() - days(90);
  return seen
    .filter(({ fields }) => textOf(fields, 'templateId') === template)
    .filter(({ fields }) => Date.parse(textOf(fields, 'decidedAt') ?? '') >= since)
    .flatMap(({ fields }) => textsOf(fields, 'incidentsCaused')).length;
};
