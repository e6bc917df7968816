import { expect, test } from 'vitest';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import { bothDatabases } from '../../support/database.ts';
import { reported } from '../../support/incident-at-work.ts';
import { givenAServer } from '../../support/server.ts';
import { readInstance } from '../execution/support.ts';
import { published } from './support.ts';

/** The set with nothing assumed for the number of people affected. */
function nothingAssumed(set: RuleSet): RuleSet {
  return {
    ...set,
    inputs: set.inputs.map((input) => {
      const { absent: _, ...asked } = input;
      return input.fact === 'usersAffected' ? { ...asked, required: true } : input;
    }),
    tests: set.tests.filter(({ in: facts }) => Object.hasOwn(facts, 'usersAffected')),
  };
}

test.each(bothDatabases)(
  'given a version approved here that assumes nothing, when a case misses the fact, then nothing is decided, and the reason names fact and rule set, on %s',
  async (database) => {
    const server = await givenAServer({ database });
    try {
      await published(server, 'incident.impact', nothingAssumed);
      await reported(server, { serviceId: 'mail', title: 'Mail cannot be sent' });
      await server.settle();
      const { query } = server.database.reader;
      const [row] = await query<{ instance_id: string }>('SELECT instance_id FROM stall');
      const { stalls } = await readInstance(await server.as('chen-min'), row?.instance_id ?? 'none');

      expect(stalls).toMatchObject([{ code: 'RULE_FACT_MISSING' }]);
      expect(JSON.stringify(stalls)).toContain('usersAffected');
      expect(JSON.stringify(stalls)).toContain('impact');
      expect(await query(`SELECT fired_rows FROM decision_log WHERE rule_set = 'impact'`)).toEqual([]);
    } finally {
      await server.close();
    }
  },
);
