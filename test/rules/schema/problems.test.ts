import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { calendars } from '../../../rules/schema/calendar.ts';
import { formSchema } from '../../../rules/schema/form.ts';
import { kpis } from '../../../rules/schema/kpi.ts';
import { messages } from '../../../rules/schema/message.ts';
import { pauseReasons } from '../../../rules/schema/pause-reason.ts';
import { schemaProblems } from '../../../rules/schema/problems.ts';
import { processManifest } from '../../../rules/schema/process-manifest.ts';
import { recordType } from '../../../rules/schema/record-type.ts';
import { roles } from '../../../rules/schema/role.ts';
import { ruleSet } from '../../../rules/schema/rule-set.ts';
import { scenario } from '../../../rules/schema/scenario.ts';
import { escalationLadder } from '../../../rules/schema/sla-escalation.ts';
import { sodRules } from '../../../rules/schema/sod.ts';
import { calendar, field, form, kpi, manifest, message, pause, record, rules, step, story, text } from './examples.ts';

describe('files as they should be', () => {
  test.each<[string, z.ZodType, unknown]>([
    ['process.json', processManifest, manifest],
    ['a record type', recordType, record],
    ['a rule set', ruleSet, rules],
    ['a form', formSchema, form],
    ['kpis.json', kpis, [kpi]],
    ['a scenario', scenario, story],
    ['roles.json', roles, [{ id: 'requester', name: text, side: 'B', kind: 'global' }]],
    ['calendars.json', calendars, [calendar]],
    ['messages.json', messages, [message]],
    [
      'sod.rules.json',
      sodRules,
      [{ id: 'SOD-01', name: text, excludes: [{ field: 'implementerId' }], violation: 'refuse' }],
    ],
    ['sla-escalation.json', escalationLadder, [step]],
    ['pause-reasons.json', pauseReasons, [pause]],
  ])('given %s, then it is accepted and unchanged', (_, schema, value) => {
    expect(schema.parse(value)).toEqual(value);
  });
});

describe('mistakes', () => {
  test.each<[string, z.ZodType, unknown, string, string]>([
    ['an unknown key', processManifest, { ...manifest, nmae: text }, '', 'unknown key "nmae"; allowed: id, isoNumber'],
    ['a missing language', processManifest, { ...manifest, name: { en: 'x' } }, 'name.zh', 'expected string'],
    ['an unknown language', processManifest, { ...manifest, name: { ...text, fr: 'x' } }, 'name', 'languages en, zh'],
    ['a blank text', processManifest, { ...manifest, name: { en: 'x', zh: ' ' } }, 'name.zh', 'missing'],
    ['a wrong category', processManifest, { ...manifest, category: 'E' }, 'category', '"A"|"B"|"C"|"D"|"management"'],
    [
      'a kind that does not fit',
      processManifest,
      { ...manifest, kind: 'management-process' },
      'category',
      'management',
    ],
    [
      'a transition to nowhere',
      recordType,
      { ...record, transitions: [['new', 'done']] },
      'transitions[0][1]',
      'new, closed',
    ],
    ['a state twice', recordType, { ...record, states: [...record.states, record.states[0]] }, 'states', 'twice'],
    [
      'a field key that reaches objects',
      recordType,
      { ...record, fields: [{ ...record.fields[0], key: '__proto__' }] },
      'fields[0].key',
      'internals',
    ],
    [
      'an enumeration without values',
      recordType,
      { ...record, fields: [{ key: 'x', type: 'enum', label: text }] },
      'fields[0].values',
      '"values"',
    ],
    [
      'an unknown field type',
      recordType,
      { ...record, fields: [{ key: 'x', type: 'string', label: text }] },
      'fields[0].type',
      '"text"|"long"',
    ],
    ['an empty condition', ruleSet, { ...rules, rows: [{ id: 'x', when: {} }] }, 'rows[0].when', '"always": true'],
    ['an empty "or"', ruleSet, { ...rules, rows: [{ id: 'x', anyOf: [] }] }, 'rows[0].anyOf', '>=1'],
    ['a row without condition', ruleSet, { ...rules, rows: [{ id: 'x' }] }, 'rows[0]', '"always": true'],
    [
      'an unknown operator',
      ruleSet,
      { ...rules, rows: [{ id: 'x', when: { item: { matches: '(a+)+$' } } }] },
      'rows[0].when.item',
      'equal, notEqual',
    ],
    [
      'a path into objects',
      ruleSet,
      { ...rules, rows: [{ id: 'x', when: { 'item.$..x': { equal: 1 } } }] },
      'rows[0].when.item.$..x',
      'allowed: letters',
    ],
    [
      'a nested condition',
      ruleSet,
      { ...rules, rows: [{ id: 'x', when: { item: { equal: { all: [] } } } }] },
      'rows[0].when.item.equal',
      'expected',
    ],
    ['too many rows', ruleSet, { ...rules, rows: Array(2001).fill(rules.rows[0]) }, 'rows', '<=2000'],
    [
      'a test that expects nothing',
      ruleSet,
      { ...rules, tests: [{ name: 'x', in: {} }] },
      'tests[0]',
      '"expect" or "error"',
    ],
    [
      'an HTML component',
      formSchema,
      { ...form, components: [{ id: 'h', type: 'html' }] },
      'components[0].type',
      "'textfield' | 'textarea'",
    ],
    [
      'an unknown key in a field',
      formSchema,
      { ...form, components: [{ ...field, kye: 'x' }] },
      'components[0]',
      'unknown key "kye"; allowed: type, id',
    ],
    [
      'a form key with a dash',
      formSchema,
      { ...form, components: [{ ...field, key: 'a-b' }] },
      'components[0].key',
      'allowed: letters',
    ],
    [
      'a measure of two kinds',
      kpis,
      [{ ...kpi, measure: { ...kpi.measure, type: 'average', value: 'x', from: 'a', to: 'b' } }],
      '[0].measure.value',
      'either "value"',
    ],
    [
      'an instant without offset',
      scenario,
      { ...story, steps: [{ at: '2026-03-10T14:00:00' }] },
      'steps[0].at',
      'datetime',
    ],
    [
      'an unknown verb',
      scenario,
      { ...story, steps: [{ ...story.steps[0], do: 'finish' }] },
      'steps[0].do',
      '"complete"',
    ],
    [
      'intervals that overlap',
      calendars,
      [
        {
          ...calendar,
          intervals: {
            '1': [
              ['09:00', '12:00'],
              ['11:00', '13:00'],
            ],
          },
        },
      ],
      '[0].intervals.1',
      'in order',
    ],
    [
      'an interval over midnight',
      calendars,
      [{ ...calendar, intervals: { '1': [['22:00', '06:00']] } }],
      '[0].intervals.1[0]',
      '24:00',
    ],
    ['an unknown zone', calendars, [{ ...calendar, zone: 'Asia/Peking' }], '[0].zone', 'IANA'],
    ['steps of a ladder out of order', escalationLadder, [step, { ...step, percent: 50 }], '', 'ascending'],
    ['days of service time', pauseReasons, [{ ...pause, limit: 'P5D' }], '[0].limit', 'PT4H'],
    ['reminders without a calendar', pauseReasons, [{ ...pause, calendar: undefined }], '[0].calendar', '"calendar"'],
    ['a message without its prefix', messages, [{ ...message, name: 'case.cancel' }], '[0].name', 'msg.change.raise'],
  ])('given %s, then place and what was allowed are said', (_, schema, value, path, allowed) => {
    const parsed = schema.safeParse(value);
    const problems = parsed.success ? [] : schemaProblems(parsed.error, value);

    expect(problems).toContainEqual(expect.objectContaining({ path, allowed: expect.stringContaining(allowed) }));
  });

  test('given a mistake deep in a file, then the value that stands there is shown', () => {
    const value = { ...rules, inputs: [{ fact: 'item', type: 'enumeration' }] };
    const parsed = ruleSet.safeParse(value);

    expect(parsed.success ? [] : schemaProblems(parsed.error, value)).toMatchObject([
      { path: 'inputs[0].type', value: 'enumeration' },
    ]);
  });
});
