import { describe, expect, test } from 'vitest';
import { anIncidentAtWork, reported } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';

const site = aSite({ fill: anIncidentAtWork });

describe('coming back', () => {
  test('given a link to a record, when somebody signs in first, then the record opens', async () => {
    const visitor = await site.visitor({ language: 'en' });
    await visitor.open('/records/incident/INC000001');

    await visitor.page.getByRole('button', { name: 'Li Na' }).click();

    await visitor.page.waitForURL('**/records/incident/INC000001');
    await visitor.close();
  });

  test('given a half-filled report, when the page is loaded again, then what was typed is back', async () => {
    const visitor = await site.visitor({ language: 'en' });
    await visitor.signInAs('Zhang Wei');
    await visitor.open('/report/incident');
    await visitor.fill('title', 'Half a sentence');
    await visitor.page.getByText('Draft kept on this device').waitFor();

    await visitor.open('/report/incident');

    expect(await visitor.page.locator('.praxis-form [id$="-title"]').inputValue()).toBe('Half a sentence');
    await visitor.close();
  });

  test('given an empty field that is required, when it is left by choosing an option below, then it says so and the option is chosen', async () => {
    const visitor = await site.visitor({ language: 'zh' });
    await visitor.signInAs('李娜');
    await visitor.openTask('mine', 'Mail cannot be sent');
    await visitor.page.locator('.praxis-form [id$="-workLog"]').focus();
    const option = visitor.page.getByRole('radio', { name: '未解决' });
    const before = await option.boundingBox();

    await option.check();

    await visitor.sees('请填写此项');
    expect(await option.isChecked()).toBe(true);
    expect(await option.boundingBox()).toEqual(before);
    await visitor.picture('form-message');
    await visitor.close();
  });

  test('given a text that is being typed, when the form is drawn anew at once, then the text stays', async () => {
    const visitor = await site.visitor({ language: 'en' });
    await visitor.signInAs('Li Na');
    await visitor.openTask('mine', 'Mail cannot be sent');
    await visitor.fill('workLog', 'Restarted the client');

    // Chosen by script, so that the field is not left before.
    await visitor.page.evaluate(`document.querySelector('.praxis-form [id$="-outcome-1"]').click()`);

    await visitor.page.locator('.praxis-form .fjs-checked').first().waitFor();
    expect(await visitor.page.locator('.praxis-form [id$="-workLog"]').inputValue()).toBe('Restarted the client');
    await visitor.close();
  });

  test('given a session that ends under an open page, when the person signs in again, then the page is still there', async () => {
    const visitor = await site.visitor({ language: 'en' });
    await visitor.signInAs('Zhang Wei');
    await visitor.open('/report/incident');
    await visitor.choose('serviceId', 'E-mail');
    await visitor.fill('symptom', 'No mail leaves');
    await visitor.choose('serviceState', 'It works badly');
    await visitor.fillMoment('startedAt', '03/02/2026', '08:30');
    // What is asked for while somebody types would end the session before they press anything.
    const suggested = visitor.page.waitForResponse((response) => response.url().includes('session%20ended'));
    await visitor.fill('title', 'Typed before the session ended');
    await suggested;

    await visitor.loseSession();
    await visitor.press('Submit');
    await visitor.page
      .getByRole('dialog', { name: 'Your session has ended' })
      .getByRole('button', { name: 'Sign in', exact: true })
      .click();
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });

    expect(await visitor.page.locator('.praxis-form [id$="-title"]').inputValue()).toBe(
      'Typed before the session ended',
    );
    await visitor.close();
  });

  test('given a task on the page, when somebody else completes it first, then it is explained and nothing can be pressed', async () => {
    await reported(site.server, { serviceId: 'wiki', title: 'Wiki search finds nothing' });
    const visitor = await site.visitor({ language: 'en' });
    await visitor.signInAs('Li Na');
    await visitor.openTask('groups', 'Wiki search finds nothing');
    const desk = await site.server.as('li-na');
    const task = visitor.page.url().split('/').at(-1);
    const values = {
      nature: 'incident',
      category: 'software',
      serviceState: 'up',
      usersAffected: 1,
      impact: '4',
      urgency: '4',
      securitySuspected: false,
    };
    const completed = await desk.post(`/api/tasks/${task}/complete`, { values });
    expect(completed.status, completed.text).toBe(200);

    await visitor.sees('Completed by Li Na');

    expect(await visitor.page.getByRole('button', { name: 'Complete', exact: true }).count()).toBe(0);
    await visitor.close();
  });
});
