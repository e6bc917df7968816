/** One sound example of each file of a process package. */
export const text = { en: 'Text', zh: '文本' };

export const manifest = {
  id: 'service-request',
  isoNumber: 14,
  category: 'C',
  kind: 'service-process',
  name: text,
  purpose: text,
  clauses: ['8.6.2'],
  owner: 'process-owner',
  roles: ['requester'],
  recordPrefix: 'REQ',
};
export const record = {
  type: 'service-request',
  prefix: 'REQ',
  name: text,
  fields: [
    { key: 'item', type: 'ref', of: 'catalogue-item', required: true, label: text, inbox: true },
    {
      key: 'steps',
      type: 'list',
      label: text,
      fields: [{ key: 'kind', type: 'enum', label: text, values: [{ value: 'a', label: text }] }],
    },
  ],
  states: [
    { key: 'new', label: text, stage: text },
    { key: 'closed', label: text, final: true },
  ],
  transitions: [['new', 'closed']],
};
export const rules = {
  id: 'req-approval',
  ref: 'RS-REQ-APPROVAL',
  hitPolicy: 'COLLECT',
  distinct: true,
  inputs: [
    { fact: 'item', type: 'enum', values: ['R07'], required: true },
    { fact: 'openSimilar', type: 'int', query: 'open-similar-requests' },
  ],
  outputs: [{ name: 'role', type: 'enum', values: ['line-manager'] }],
  rows: [{ id: 'R07-line', when: { item: { equal: 'R07' } }, outputs: { role: 'line-manager' } }],
  tests: [{ name: 'one', in: { item: 'R07', openSimilar: 0 }, expect: [{ role: 'line-manager' }] }],
};
export const field = { id: 'a', type: 'textfield', key: 'a', label: 'A' };
export const form = { type: 'default', id: 'change-approve', schemaVersion: 18, components: [field] };
export const kpi = {
  id: 'K1',
  name: text,
  measure: { type: 'ratio', of: 'service-request', where: 'dueMet = true', periodBy: 'closedAt' },
  unit: '%',
  target: 95,
  direction: 'up',
  frequency: 'monthly',
  owner: 'process-owner',
};
export const story = {
  id: 'S-33',
  name: text,
  fixture: 'standard',
  steps: [
    {
      at: '2026-03-10T14:00:00+08:00',
      as: 'zhang-wei',
      do: 'start',
      process: 'service-request',
      form: { item: 'R10' },
    },
  ],
  variants: [],
};
export const calendar = {
  id: 'cal-24x7',
  name: text,
  zone: 'Asia/Shanghai',
  intervals: { '1': [['00:00', '24:00']] },
  holidays: [{ date: '2026-01-01', name: text }],
  extraWorkdays: [{ date: '2026-01-04', useWeekday: 1 }],
  completeUntil: '2026-12-31',
};
export const message = {
  name: 'msg.case.cancel',
  from: ['*'],
  to: ['*'],
  payload: ['reason'],
  correlation: 'number of the record',
  offered: {
    label: text,
    roles: ['requester'],
    within: { field: 'closedAt', duration: 'P7D' },
    refusal: text,
    fields: [field],
  },
};
export const step = {
  percent: 75,
  event: 'sla.warning',
  metrics: ['response'],
  notify: ['assignee'],
  text,
  action: 'warn',
};
export const pause = {
  id: 'waiting-customer',
  label: text,
  stops: ['resolution'],
  reminders: ['PT8H'],
  limit: 'PT40H',
  calendar: 'cal-8x5',
};
