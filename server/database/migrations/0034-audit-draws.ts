import type { Migration } from '../migrate.ts';

/** What an audit of configuration items has drawn, in the order it is verified, lot by lot. */
export const auditDraws: Migration = {
  number: 34,
  name: 'audit-draws',
  statements: (type) => [
    `CREATE TABLE audit_draw (
       audit_id ${type.text} NOT NULL,
       place ${type.integer} NOT NULL,
       item_id ${type.text} NOT NULL,
       stratum ${type.text} NOT NULL,
       PRIMARY KEY (audit_id, place))`,
  ],
};
