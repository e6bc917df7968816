import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calendars } from '../../../rules/schema/calendar.ts';
import { formSchema } from '../../../rules/schema/form.ts';
import { kpis } from '../../../rules/schema/kpi.ts';
import { messages } from '../../../rules/schema/message.ts';
import { operationRules } from '../../../rules/schema/operation.ts';
import { pauseReasons } from '../../../rules/schema/pause-reason.ts';
import { processManifest } from '../../../rules/schema/process-manifest.ts';
import { recordType } from '../../../rules/schema/record-type.ts';
import { roles } from '../../../rules/schema/role.ts';
import { ruleSet } from '../../../rules/schema/rule-set.ts';
import { scenario } from '../../../rules/schema/scenario.ts';
import { escalationLadder } from '../../../rules/schema/sla-escalation.ts';
import { sodRules } from '../../../rules/schema/sod.ts';

const schemas = {
  processManifest,
  recordType,
  ruleSet,
  formSchema,
  kpis,
  scenario,
  roles,
  calendars,
  messages,
  sodRules,
  escalationLadder,
  pauseReasons,
  operationRules,
};

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly description?: string;
  readonly additionalProperties?: unknown;
}

/** Every object of a JSON schema, with its place. */
function objects(node: unknown, place: string): readonly (readonly [string, Node])[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.entries(node).flatMap(([key, child]) => objects(child, `${place}/${key}`));
  return 'properties' in node && !('type' in node && node.type !== 'object')
    ? [[place, node as Node], ...inside]
    : inside;
}

describe.each(Object.entries(schemas))('schema %s', (_, schema) => {
  const all = objects(z.toJSONSchema(schema, { unrepresentable: 'any' }), '');

  test('given its fields, then each is described', () => {
    const bare = all.flatMap(([place, node]) =>
      Object.entries(node.properties ?? {})
        .filter(([, field]) => !field.description && !('$ref' in field) && !('const' in field))
        .map(([key]) => `${place}/${key}`),
    );

    expect(bare).toEqual([]);
  });

  test('given its objects, then each refuses unknown keys', () => {
    expect(all.filter(([, node]) => node.additionalProperties !== false).map(([place]) => place)).toEqual([]);
  });
});
