import type { Condition } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';

/**
 * Decisions of one rule set. The log has its name as models use it; content tells which package's it was, and content
 * older than the list of versions is taken for any.
 */
export function decidedBy(ruleSetId: string): Condition {
  return allOf([
    { sql: 'd.rule_set = ?', params: [ruleSetId.slice(ruleSetId.indexOf('.') + 1)] },
    {
      sql: `(d.content_hash IN (SELECT v.content_hash FROM rule_set_version v WHERE v.rule_set = ?)
        OR d.content_hash NOT IN (SELECT v.content_hash FROM rule_set_version v))`,
      params: [ruleSetId],
    },
  ]);
}
