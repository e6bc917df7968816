import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../rules/schema/languages.ts';
import type { Task } from '../../server/contract/task.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

/** What the people of the story read and press, in each language. */
const words = {
  en: {
    desk: 'Li Na',
    requester: 'Zhang Wei',
    architect: 'Guo Bin',
    resolver: 'Wang Lei',
    reader: 'Han Mei',
    more: 'More',
    people: 'People',
    person: 'Person',
    reason: 'Reason',
    message: 'Message',
    needed: 'Answers needed',
    copy: 'Send a copy',
    copied: 'The copy is sent.',
    jointSign: 'Joint signature',
    asked: 'The people are asked.',
    agrees: 'agrees',
    transfer: 'Transfer',
    transferred: 'Transferred.',
    urge: 'Urge',
    urged: 'Reminded.',
  },
  zh: {
    desk: '李娜',
    requester: '张伟',
    architect: '郭斌',
    resolver: '王磊',
    reader: '韩梅',
    more: '更多',
    people: '人员',
    person: '人员',
    reason: '原因',
    message: '附言',
    needed: '所需答复数',
    copy: '抄送',
    copied: '已抄送。',
    jointSign: '会签',
    asked: '已发起会签。',
    agrees: '同意',
    transfer: '转办',
    transferred: '已转办。',
    urge: '催办',
    urged: '已催办。',
  },
} satisfies Record<Language, Record<string, string>>;

describe.each(['en', 'zh'] as const)('people brought in by hand in %s', (language) => {
  const say = words[language];
  let visitor: Visitor;

  const site = aSite({
    config: { packagesDirectories: ['processes', 'test/server/execution/fixtures/by-hand'] },
    fill: async (server) => {
      // Whom a task is transferred to must be one it could be offered to.
      await server.database.unitOfWork((tx) =>
        tx.execute(`UPDATE account SET roles = '["service-desk"]' WHERE user_id = 'guo-bin'`),
      );
    },
  });
  beforeAll(async () => {
    visitor = await site.visitor({ language });
  });

  const open = async (verb: string) => {
    await visitor.press(say.more);
    await visitor.page.getByRole('menuitem', { name: verb }).click();
    await visitor.page.getByRole('dialog').waitFor();
  };
  const pick = async (label: string, ...names: readonly string[]) => {
    for (const name of names) {
      await visitor.page.getByRole('combobox', { name: label }).fill(name);
      await visitor.page.getByRole('option', { name }).click();
    }
    await visitor.page.keyboard.press('Tab');
  };
  /** Fills the text and presses the verb, where nothing of the dialog is inaccessible. */
  const send = async (verb: string, label: string, text: string) => {
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel(label).fill(text);
    // The button fades in once nothing is missing.
    await visitor.page.evaluate(
      'Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))).then(() => undefined)',
    );
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await visitor.picture(`people-by-hand-${verb}`);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
  };
  /** The latest first; somebody may be told of other things meanwhile. */
  const toldOfPurchase = async (account: string): Promise<string[]> => {
    const { body } = await (await site.server.as(account)).list('/api/notifications');
    const notices = body as readonly { readonly template: string; readonly data: { readonly number?: string } }[];
    return notices.filter(({ data }) => data.number === 'PUR000001').map(({ template }) => template);
  };

  test('given a task, then a copy is sent, several sign it, another person gets it, and the requester urges them once an hour', async () => {
    const [requester, desk] = [await site.server.as('zhang-wei'), await site.server.as('li-na')];
    const { recordId } = (
      await requester.post(
        '/api/processes/purchase/start',
        { values: { note: 'new chairs' } },
        { 'Idempotency-Key': 'p' },
      )
    ).body;
    const [task] = (await desk.list('/api/tasks', { filter: { recordId, status: 'open' } })).body as Task[];
    expect((await desk.post(`/api/tasks/${task?.id}/claim`)).status).toBe(200);

    await visitor.signInAs(say.desk);
    await visitor.open(`/tasks/${task?.id}`);
    await open(say.copy);
    await pick(say.people, say.reader);
    await send(say.copy, say.message, 'for your information');
    await visitor.sees(say.copied);
    expect(await toldOfPurchase('han-mei')).toEqual(['record-copied']);

    await open(say.jointSign);
    await pick(say.people, say.architect, say.resolver);
    await visitor.page.getByRole('spinbutton', { name: say.needed }).fill('1');
    await send(say.jointSign, say.reason, 'more than one pair of eyes');
    await visitor.sees(say.asked);
    const signer = await site.server.as('guo-bin');
    const [signature] = (await signer.list('/api/tasks', { filter: { recordId, status: 'open', queue: 'mine' } })).body;
    const signed = await signer.post(`/api/tasks/${signature.id}/complete`, {
      values: { opinion: 'agree', comment: 'the cheaper ones' },
    });
    expect(signed.status, signed.text).toBe(200);
    expect(
      (await (await site.server.as('wang-lei')).list('/api/tasks', { filter: { recordId, queue: 'mine' } })).body,
    ).toEqual([]);
    await visitor.open(`/tasks/${task?.id}`);
    await visitor.sees('the cheaper ones');
    await visitor.sees(say.agrees);

    await open(say.transfer);
    await pick(say.person, say.architect);
    await send(say.transfer, say.reason, 'they know the supplier');
    await visitor.sees(say.transferred);
    expect(await toldOfPurchase('guo-bin')).toEqual(['task-transferred', 'signature-asked']);

    await visitor.signInAs(say.requester);
    const { number } = (await requester.get(`/api/records/purchase/${recordId}`)).body;
    await visitor.open(`/records/purchase/${number}`);
    await visitor.press(say.urge);
    await visitor.page.getByRole('dialog').waitFor();
    await send(say.urge, say.message, 'we sit on the floor');
    await visitor.sees(say.urged);
    expect(await toldOfPurchase('guo-bin')).toEqual(['task-urged', 'task-transferred', 'signature-asked']);
    await visitor.open(`/records/purchase/${number}`);
    expect(await visitor.page.getByRole('button', { name: say.urge, exact: true }).isDisabled()).toBe(true);
    expect(visitor.complaints).toEqual([]);
  }, 90_000);
});
