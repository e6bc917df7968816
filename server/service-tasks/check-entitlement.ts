import { z } from 'zod';
import type { Variables } from '../../engine/index.ts';
import type { CatalogueItem } from '../../rules/schema/catalogue.ts';
import type { Person } from '../execution/directory.ts';
import { accessPeriod, daysUntil } from './ordered-item/access-period.ts';
import { costOf } from './ordered-item/cost-of.ts';
import { refusalOf } from './ordered-item/entitlement.ts';
import { orderedItem } from './ordered-item/ordered-item.ts';
import { unanswered } from './ordered-item/unanswered.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

const outputs = z.object({
  /** `unclear`: item, person or answers are missing, or the desk reads such orders first. */
  verdict: z.enum(['entitled', 'not-entitled', 'unclear']),
  refusal: z.string().nullable(),
  /** True when the answers fit the form of the item. */
  answered: z.boolean(),
});

type Verdict = z.infer<typeof outputs>;

/**
 * Reads an order by the catalogue: what it is, for whom, what it costs, when it ends, and whether that person may have
 * it. Nobody is asked to approve what cannot be granted. What follows from item, person and answers is kept by the record.
 */
export const checkEntitlement = defineServiceTask({
  inputs: z.object({
    itemCode: z.string().nullish(),
    beneficiaryId: z.string().nullish(),
    source: z.string().nullish(),
    answers: z.record(z.string(), z.json()).nullish(),
    /** True once the desk has read it. */
    triaged: z.boolean().nullish(),
  }),
  outputs,
  run: async (_tx, { itemCode, beneficiaryId, source, answers: given, triaged }, context): Promise<Verdict> => {
    const answers = (given ?? {}) as Variables;
    const item = orderedItem(itemCode ?? null, context);
    const person = beneficiaryId ? await context.parts.directory.person(beneficiaryId) : undefined;
    if (!item || !person) return { verdict: 'unclear', refusal: null, answered: false };
    const { zone } = context.parts;
    const period = accessPeriod(item, answers, zone);
    const days = period === null ? 0 : daysUntil(period.accessEnd, context.run.now, zone);
    const orderedBy = source === 'hr-system' ? 'hr-system' : 'person';
    const answered = unanswered(item, answers, context).length === 0;
    const isClear = answered && (item.deskFirst !== true || triaged === true);
    const refusal = refusalOf({ item, beneficiary: person, orderedBy, period, days });
    const facts = await factsOf(item, person, answers, context);
    boundRecord(context).write({ ...noPeriod, ...period, ...costOf(item, answers), ...facts });
    if (refusal !== null) return { verdict: 'not-entitled', refusal, answered };
    return { verdict: isClear ? 'entitled' : 'unclear', refusal, answered };
  },
});

/** An item that was chosen by mistake may have left its dates. */
const noPeriod = { accessEnd: null, accessEndsAt: null, renewalOpensAt: null, renewalAskAt: null };

/** Fields of the record that follow from item and person. */
async function factsOf(item: CatalogueItem, person: Person, answers: Variables, context: ServiceContext) {
  const record = boundRecord(context);
  const { directory } = context.parts;
  const requester = record.text('requesterId');
  const language = requester === null ? 'zh' : await languageOf(requester, context);
  const manager = person.managerId === null ? undefined : await directory.person(person.managerId);
  const text = (key: string) => (typeof answers[key] === 'string' && answers[key] !== '' ? String(answers[key]) : null);
  const [first] = item.instructions;
  return {
    title: record.text('title') ?? item.name[language],
    formId: item.form,
    vip: person.vip,
    serviceId: text('serviceId') ?? record.text('serviceId'),
    customerId: person.customerId,
    costCentreId: text('costCentreId') ?? record.text('costCentreId') ?? person.costCentreId,
    lineManagerId: manager?.active === true ? manager.id : null,
    fulfilmentGroupId: first?.group ?? null,
    ciIds: text('ciId') === null ? [] : [text('ciId')],
    safety: answers['safety'] === true,
    privileged: item.access?.privileged ?? false,
    accessMaxDays: item.access?.maxDays ?? null,
    target: item.target,
    calendarId: item.calendar,
    changeKind: item.change?.kind ?? null,
    changeTemplate: item.change?.template ?? null,
    automation: item.automation ?? null,
    updatesConfiguration: item.updatesConfiguration ?? false,
  };
}

async function languageOf(userId: string, { run }: ServiceContext): Promise<'en' | 'zh'> {
  const [row] = await run.tx.query<{ language: string }>('SELECT language FROM account WHERE user_id = ?', [userId]);
  return row?.language === 'en' ? 'en' : 'zh';
}
