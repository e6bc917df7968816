import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { DecisionDisclosure } from '../../../admin/src/resources/records/DecisionDisclosure.tsx';
import { decisionOf } from '../../../admin/src/resources/records/decision.ts';
import type { FieldShape, RecordDetail } from '../../../server/contract/record.ts';
import { render } from '../support/render.tsx';

const details = {
  decision: {
    ruleSet: 'priority',
    contentHash: 'abc',
    facts: { impact: 2, urgency: 2, usersAffected: 60, package: 'gold' },
    firedRows: ['PM-I2U2'],
    result: { priority: 'P2' },
    words: {
      package: { label: { en: 'Service package', zh: '服务套餐' }, values: { gold: { en: 'Gold', zh: '金牌' } } },
    },
  },
};

describe('why a rule decided so', () => {
  test.each([
    {
      language: 'en',
      closed: 'Why?',
      words: ['Priority: P2 High by row PM-I2U2', 'Impact: 2', 'users affected: 60', 'Service package: Gold'],
    },
    { language: 'zh', closed: '依据', words: ['优先级：P2 高 （规则行 PM-I2U2）', '影响度：2', '服务套餐：金牌'] },
  ] as const)(
    'given a decision, when it is opened, then it is told in $language',
    async ({ language, closed, words }) => {
      const decision = decisionOf(details);
      if (decision === null) throw new Error('the decision is not read');
      const place = await render(<DecisionDisclosure decision={decision} recordType="incident" recordId="r1" />, {
        language,
        answers: { readRecord: async () => record },
      });
      expect(place.textContent).toBe(closed);

      await open(place);

      for (const word of words) expect(place.textContent).toContain(word);
    },
  );

  test.each([
    { given: 'an entry without decision', details: {} },
    { given: 'a decision of another shape', details: { decision: 'P2' } },
    { given: 'a decision without rows', details: { decision: { facts: {}, result: {} } } },
  ])('given $given, then nothing is offered', ({ details: other }) => {
    expect(decisionOf(other)).toBeNull();
  });
});

async function open(place: ParentNode): Promise<void> {
  const disclosure = place.querySelector('details');
  await act(async () => {
    if (disclosure) disclosure.open = true;
    disclosure?.dispatchEvent(new Event('toggle'));
  });
  for (let turn = 0; turn < 3; turn++) await act(() => new Promise((resolve) => setTimeout(resolve)));
}

function field(key: string, en: string, zh: string, values: FieldShape['values'] = []): FieldShape {
  return { key, type: values.length === 0 ? 'int' : 'enum', label: { en, zh }, of: null, values, fields: [] };
}

/** As much of a record as the words of a decision come from. */
const record = {
  fieldShapes: [
    field('impact', 'Impact', '影响度'),
    field('urgency', 'Urgency', '紧急度'),
    field('priority', 'Priority', '优先级', [{ value: 'P2', label: { en: 'P2 High', zh: 'P2 高' } }]),
  ],
} as unknown as RecordDetail;
