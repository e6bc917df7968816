import { expect, test } from 'vitest';
import { calendars } from '../../rules/schema/calendar.ts';
import { clockCatalogue } from '../../rules/schema/clock-definition.ts';
import { messages } from '../../rules/schema/message.ts';
import { operationRules, operations } from '../../rules/schema/operation.ts';
import { pauseReasons } from '../../rules/schema/pause-reason.ts';
import { roles } from '../../rules/schema/role.ts';
import { escalationLadder } from '../../rules/schema/sla-escalation.ts';
import { sodRules } from '../../rules/schema/sod.ts';
import { readDemoCompany } from '../../server/demo/demo-company.ts';
import { readFolders } from './support/folders.ts';

const folders = await readFolders();
const shared = folders.find(({ name }) => name === 'shared');
const file = (name: string) => shared?.file(name);
const company = readDemoCompany('processes/shared');
const roleIds = roles.parse(file('roles.json')).map(({ id }) => id);

test('given the shared files, when they are read, then each fits its schema', () => {
  expect(calendars.parse(file('calendars.json')).map(({ id }) => id)).toEqual(['cal-24x7', 'cal-8x5', 'cal-12x5']);
  expect(sodRules.parse(file('sod.rules.json'))).toHaveLength(16);
  const ladder = escalationLadder.parse(file('sla-escalation.json'));
  const percentsOf = (wanted: string) =>
    ladder.filter(({ metrics }) => metrics.some((metric) => metric === wanted)).map(({ percent }) => percent);
  expect(percentsOf('resolution')).toEqual([50, 75, 90, 100, 150]);
  expect(percentsOf('response')).toEqual([75, 90, 100]);
  for (const inside of ['group', 'supplier', 'update']) expect(percentsOf(inside), inside).toEqual([75, 100]);
  const promised = clockCatalogue.parse(file('clocks.json')).definitions.filter(({ internal }) => !internal);
  const stopped = pauseReasons.parse(file('pause-reasons.json')).flatMap(({ stops }) => stops);
  expect(promised.map(({ metric }) => metric).filter((metric) => stopped.includes(metric))).toEqual(['resolution']);
  expect(operationRules.parse(file('operations.json')).map(({ operation }) => operation)).toEqual([...operations]);
});

test('given the messages, when a model starts with one, then no other model does', () => {
  const started = folders.flatMap(({ models }) =>
    models.flatMap(({ process }) => process.startEvents.flatMap(({ messageName }) => messageName ?? [])),
  );
  expect(new Set(started).size).toBe(started.length);
});

test('given the messages, when a model of a folder takes one, then the catalogue names the folder or everybody', () => {
  const known = new Map(messages.parse(file('messages.json')).map((message) => [message.name, message.to]));
  for (const { name, models } of folders)
    for (const { name: model, process } of models)
      for (const caught of process.messageNames.caught)
        expect(
          ['*', name, model].some((receiver) => known.get(caught)?.includes(receiver)),
          caught,
        ).toBe(true);
});

test('given the demo company, when people are named, then they are there and their roles exist', () => {
  const people = new Set(company.users.map(({ id }) => id));
  const named = [
    ...company.users.flatMap(({ managerId }) => managerId ?? []),
    ...company.groups.flatMap(({ leadId, members }) => [...members, ...(leadId ? [leadId] : [])]),
    ...company.services.flatMap(({ ownerId, businessOwnerId }) => [ownerId, businessOwnerId].flatMap((id) => id ?? [])),
    ...company.customers.flatMap(({ representativeId }) => representativeId ?? []),
    ...company.configurationItems.flatMap(({ ownerId }) => ownerId ?? []),
  ];
  expect(named.filter((id) => !people.has(id))).toEqual([]);
  expect(
    company.users.flatMap((user) => user.roles).filter((role) => !roleIds.includes(role) && role !== 'builder'),
  ).toEqual([]);
});

test('given the demo company, when an incident needs somebody, then every role of the process is held', () => {
  const held = new Set(company.users.flatMap((user) => user.roles));
  for (const role of ['service-desk', 'resolver', 'incident-manager', 'mi-manager', 'customer-rep', 'process-owner'])
    expect(held, role).toContain(role);
});
