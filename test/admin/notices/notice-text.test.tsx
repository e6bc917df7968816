import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NoticeItem } from '../../../admin/src/resources/notices/NoticeItem.tsx';
import type { Notification } from '../../../server/contract/notification.ts';
import { aNotice } from '../support/notice.ts';
import { render } from '../support/render.tsx';

const cases: readonly {
  readonly given: string;
  readonly notice: Partial<Notification>;
  readonly en: string;
  readonly zh: string;
}[] = [
  {
    given: 'a comment',
    notice: { template: 'incident-comment', data: { title: 'Mail', text: 'It works again' } },
    en: 'New commentUnreadMailIt works again',
    zh: '有新的留言未读MailIt works again',
  },
  {
    given: 'a repeated incident',
    notice: { template: 'incident-not-continued', data: { title: 'Mail', outcome: 'duplicate', duplicateOf: null } },
    en: 'Not continued as an incidentUnreadMailIt repeats a known incident.',
    zh: '不再作为事件处理未读Mail与已知事件重复。',
  },
  {
    given: 'a rule that needs a fact',
    notice: {
      template: 'fact-missing',
      data: {
        ruleSetName: { en: 'Size of a load', zh: '货物大小' },
        factLabel: { en: 'Weight', zh: '重量' },
        valueWords: {},
      },
    },
    en: 'A rule needs a fact that is missing: supply itUnreadSize of a load: Weight',
    zh: '规则缺少事实，请补充未读货物大小：重量',
  },
  {
    given: 'an outcome that has no words',
    notice: { template: 'major-incident-change-ended', data: { title: 'Mail', outcome: 'some-new-outcome' } },
    en: 'The change for the major incident has endedUnreadMail',
    zh: '重大事件的相关变更已结束未读Mail',
  },
  {
    given: 'a template nobody knows',
    notice: { template: 'some.new-template', data: { title: 'Mail', secretKey: 'x' } },
    en: 'There is newsUnreadMail',
    zh: '有新动态未读Mail',
  },
  {
    given: 'a template that is named like what every object has',
    notice: { template: 'constructor', data: {} },
    en: 'There is newsUnread',
    zh: '有新动态未读',
  },
];

describe('a notice', () => {
  test.each(cases)('given $given, then it is a sentence in both languages', async ({ notice, en, zh }) => {
    const item = <NoticeItem notice={aNotice(notice)} onRead={() => {}} />;

    expect((await render(item)).textContent).toContain(`INC000001${en}Mark as read`);
    expect((await render(item, { language: 'zh' })).textContent).toContain(`INC000001${zh}标为已读`);
  });

  test('given a passed share of a target, then metric and due time are told in words', async () => {
    const data = {
      title: 'Mail',
      metric: 'resolution',
      percent: 100,
      event: 'sla.breached',
      dueAt: '2020-03-02T01:00:00Z',
    };

    const place = await render(<NoticeItem notice={aNotice({ template: 'sla.breached', data })} onRead={() => {}} />);

    expect(place.textContent).toMatch(/The target has been missed.*Resolution, due .*2020/);
    expect(place.textContent).not.toContain('sla.');
  });

  test('given a record the reader may open, then its number leads there, and to nowhere else', async () => {
    const linked = await render(<NoticeItem notice={aNotice()} onRead={() => {}} />);
    expect(linked.querySelector('a')?.getAttribute('href')).toBe('/records/incident/INC000001');

    const closed = aNotice({ recordType: null, recordId: null, recordNumber: null });
    const plain = await render(<NoticeItem notice={closed} onRead={() => {}} />);
    expect(plain.textContent).toContain('INC000001');
    expect(plain.querySelector('a')).toBeNull();
  });
});

describe('every template in use', () => {
  const templates = [...new Set([...ofModels(), ...ofServer(), ...ofEscalations()])].toSorted();

  test('given models, server and escalation steps, then their templates are found', () => {
    for (const known of ['major-incident-declared', 'hold-reminder', 'message-refused', 'job-failed', 'sla.breached'])
      expect(templates).toContain(known);
  });

  test.each(templates)('given the template %s, then both languages have a sentence for it', async (template) => {
    const item = <NoticeItem notice={aNotice({ template, data: {} })} onRead={() => {}} />;

    expect((await render(item)).textContent).not.toContain('There is news');
    expect((await render(item, { language: 'zh' })).textContent).not.toContain('有新动态');
  });
});

function ofModels(): readonly string[] {
  return filesBelow('processes', '.bpmn').flatMap((text) =>
    found(text, /<zeebe:header key="template" value="([^"]+)"/g),
  );
}

function ofServer(): readonly string[] {
  return filesBelow('server', '.ts').flatMap((text) => [
    ...found(text, /\btemplate: '([^']+)'/g),
    ...found(text, /#tell\(run, message, '([^']+)'/g),
  ]);
}

function ofEscalations(): readonly string[] {
  const steps = JSON.parse(readFileSync('processes/shared/sla-escalation.json', 'utf8')) as { event: string }[];
  return steps.map((step) => step.event);
}

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}
