import { expect, test } from 'vitest';
import { KpiBoard } from '../../../admin/src/resources/kpis/KpiBoard.tsx';
import type { KpiView } from '../../../server/contract/kpi.ts';
import { press } from '../support/press.ts';
import { render } from '../support/render.tsx';

const point = { period: '2026-03', value: 95.65, shown: '95.65', status: 'green', frozen: false } as const;

function aKpi(different: Partial<KpiView> = {}): KpiView {
  return {
    id: 'incident.K1',
    processId: 'incident',
    processName: { en: 'Incidents', zh: '事件管理' },
    kpi: 'K1',
    name: { en: 'Resolved in target', zh: '按时解决率' },
    description: null,
    unit: '%',
    target: 95,
    direction: 'up',
    frequency: 'monthly',
    owner: { en: 'Process owner', zh: '流程负责人' },
    ...point,
    numerator: 22,
    denominator: 23,
    takenAt: null,
    trend: [{ ...point, period: '2026-02', value: null, shown: null, status: 'no-data' }, point],
    ...different,
  };
}

test.each([
  { language: 'en', said: ['95.65%', 'Target met', 'Target: at least 95%', '22 of 23', 'Process owner'] },
  { language: 'zh', said: ['95.65%', '达标', '目标：不低于 95%', '23 条中的 22 条', '流程负责人'] },
] as const)(
  'given a figure, then target, status and what it is of are said in $language',
  async ({ language, said }) => {
    const place = await render(<KpiBoard />, { language, answers: { listKpis: async () => [aKpi()] } });

    for (const words of said) expect(place.textContent).toContain(words);
    expect(place.querySelector('svg[role="img"]')?.getAttribute('aria-label')).toContain('2026-02');
  },
);

test('given a period without records, then it says so instead of a zero, and opens nothing', async () => {
  const empty = { value: null, shown: null, status: 'no-data', numerator: 0, denominator: 0 } as const;
  const place = await render(<KpiBoard />, { answers: { listKpis: async () => [aKpi(empty)] } });

  expect(place.textContent).toContain('No data');
  expect(place.textContent).toContain('Nothing was counted in this period.');
  expect(place.querySelector<HTMLButtonElement>('li button')?.disabled).toBe(true);
});

test('given a figure, when its records are opened, then they are listed, and how many stay hidden is said', async () => {
  const asked: unknown[] = [];
  const row = {
    id: 'r1',
    recordId: 'r1',
    recordType: 'incident',
    number: 'INC000001',
    title: 'Mail is slow',
    priority: 'P2',
    inNumerator: true,
  };
  const getList = async (resource: string, { filter }: { filter?: unknown }) => {
    asked.push([resource, filter]);
    return { data: [row] as never[], total: 1 };
  };
  const place = await render(<KpiBoard />, { answers: { listKpis: async () => [aKpi()], getList } });

  await press(place, 'Records behind it');

  expect(asked).toEqual([['kpis/incident/K1/records', { period: '2026-03', part: 'denominator' }]]);
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain('INC000001');
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain(
    '22 more were counted that you may not read.',
  );
});

test('given no indicators, then that is said', async () => {
  const place = await render(<KpiBoard />, { answers: { listKpis: async () => [] } });

  expect(place.textContent).toContain('No installed process has indicators.');
});
