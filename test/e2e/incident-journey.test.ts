import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../rules/schema/languages.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const title = 'Mail cannot be sent';

/** What the people of the story read and press, in each language. */
const words = {
  en: {
    requester: 'Zhang Wei',
    desk: 'Li Na',
    resolver: 'Wang Lei',
    mail: 'E-mail',
    degraded: 'It works badly or only in part',
    submit: 'Submit',
    claim: 'Claim',
    claimed: 'The task is yours.',
    complete: 'Complete',
    newIncident: 'New incident',
    software: 'Software',
    high: 'P2 High',
    passOn: 'Not solved: pass on to specialists',
    solved: 'Solved',
    fixed: 'Fixed',
    yes: 'Yes',
    completed: 'Completed.',
    closed: 'Closed',
    met: 'Met',
    left: 'left',
    date: '03/02/2026',
  },
  zh: {
    requester: '张伟',
    desk: '李娜',
    resolver: '王磊',
    mail: '电子邮件',
    degraded: '部分可用或很慢',
    submit: '提交',
    claim: '签收',
    claimed: '任务已由您签收。',
    complete: '完成',
    newIncident: '新事件',
    software: '软件',
    high: 'P2 高',
    passOn: '未解决',
    solved: '已解决',
    fixed: '已修复',
    yes: '是',
    completed: '已完成。',
    closed: '已关闭',
    met: '已达成',
    left: '剩余',
    date: '2026/03/02',
  },
} satisfies Record<Language, Record<string, string>>;

describe.each(['en', 'zh'] as const)('an incident in %s', (language) => {
  const say = words[language];
  let visitor: Visitor;

  const site = aSite();
  beforeAll(async () => {
    visitor = await site.visitor({ language });
  });

  test('given a fault, when it is reported, classified, accepted, resolved and confirmed, then the record is closed', async () => {
    const { page } = visitor;
    const record = async () => {
      await visitor.open('/records/incident/INC000001');
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      return page.locator('main').textContent();
    };

    await visitor.signInAs(say.requester);
    await visitor.open('/report/incident');
    await visitor.choose('serviceId', say.mail);
    await visitor.fill('title', title);
    await visitor.fill('symptom', 'Outlook shows an error when sending');
    await visitor.choose('serviceState', say.degraded);
    await visitor.fillMoment('startedAt', say.date, '08:30');
    await visitor.picture('journey-1-report');
    await visitor.press(say.submit);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await visitor.picture('journey-2-reported');

    await visitor.signInAs(say.desk);
    await visitor.openTask('groups', title);
    await visitor.press(say.claim);
    await visitor.sees(say.claimed);
    await visitor.choose('nature', say.newIncident);
    await visitor.choose('category', say.software);
    await visitor.fill('usersAffected', '60');
    await visitor.choose('impact', '2 ');
    await visitor.choose('urgency', '2 ');
    await visitor.picture('journey-3-classify');
    await visitor.press(say.complete);
    await visitor.sees(say.completed);

    const classified = await record();
    await visitor.picture('journey-4-classified');
    expect(classified).toContain(say.high);
    expect(classified).toContain(say.left);

    await visitor.openTask('groups', title);
    await visitor.fill('workLog', 'Restarted the client, no change');
    await visitor.choose('outcome', say.passOn);
    await visitor.press(say.complete);
    await visitor.sees(say.completed);

    await visitor.signInAs(say.resolver);
    await visitor.openTask('groups', title);
    await visitor.picture('journey-5-accept');
    await visitor.press(say.claim);
    await visitor.sees(say.claimed);
    await visitor.press(say.complete);
    await visitor.sees(say.completed);

    await visitor.openTask('mine', title);
    await visitor.fill('workLog', 'Rebuilt the profile');
    await visitor.choose('outcome', say.solved);
    await visitor.press(say.complete);
    await visitor.sees(say.completed);

    await visitor.openTask('mine', title);
    await visitor.choose('resolutionCode', say.fixed);
    await visitor.fill('resolution', 'The mail profile was rebuilt');
    await visitor.fillMoment('serviceRestoredAt', say.date, '09:00');
    await visitor.choose('ciIds', 'MAIL-01');
    await visitor.picture('journey-6-resolution');
    await visitor.press(say.complete);
    await visitor.sees(say.completed);

    await visitor.signInAs(say.requester);
    await visitor.openTask('mine', title);
    await visitor.choose('solved', say.yes);
    await visitor.picture('journey-7-confirm');
    await visitor.press(say.complete);
    await visitor.sees(say.completed);

    const closed = await record();
    await visitor.picture('journey-8-closed');
    expect(await page.locator('[aria-current="step"]').textContent()).toBe(say.closed);
    expect(closed).toContain(say.met);
    expect(visitor.complaints).toEqual([]);
  });
});
