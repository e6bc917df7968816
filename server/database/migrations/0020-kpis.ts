import type { Migration } from '../migrate.ts';

/** What each record adds to each indicator, the running amounts of each period, and periods as they ended. */
export const kpis: Migration = {
  number: 20,
  name: 'kpis',
  statements: (type) => [
    `CREATE TABLE kpi_progress (
       process_id ${type.text} PRIMARY KEY,
       definitions ${type.text} NOT NULL,
       history_seq ${type.integer} NOT NULL)`,
    `CREATE TABLE kpi_contribution (
       process_id ${type.text} NOT NULL,
       kpi_id ${type.text} NOT NULL,
       row_id ${type.text} NOT NULL,
       record_id ${type.text} NOT NULL,
       service_id ${type.text} NOT NULL,
       period ${type.text} NOT NULL,
       chosen ${type.flag} NOT NULL CHECK (chosen IN (0, 1)),
       value ${type.text},
       PRIMARY KEY (process_id, kpi_id, row_id))`,
    'CREATE INDEX kpi_contribution_period ON kpi_contribution (process_id, kpi_id, period, record_id)',
    'CREATE INDEX kpi_contribution_record ON kpi_contribution (record_id)',
    `CREATE TABLE kpi_tally (
       process_id ${type.text} NOT NULL,
       kpi_id ${type.text} NOT NULL,
       period ${type.text} NOT NULL,
       service_id ${type.text} NOT NULL,
       tally ${type.json} NOT NULL,
       PRIMARY KEY (process_id, kpi_id, period, service_id))`,
    `CREATE TABLE kpi_snapshot (
       process_id ${type.text} NOT NULL,
       kpi_id ${type.text} NOT NULL,
       period ${type.text} NOT NULL,
       figure ${type.json} NOT NULL,
       unit ${type.text} NOT NULL,
       target DOUBLE PRECISION NOT NULL,
       direction ${type.text} NOT NULL,
       taken_at ${type.instant} NOT NULL,
       PRIMARY KEY (process_id, kpi_id, period))`,
    `CREATE TABLE kpi_snapshot_row (
       process_id ${type.text} NOT NULL,
       kpi_id ${type.text} NOT NULL,
       period ${type.text} NOT NULL,
       row_id ${type.text} NOT NULL,
       record_id ${type.text} NOT NULL,
       chosen ${type.flag} NOT NULL CHECK (chosen IN (0, 1)),
       PRIMARY KEY (process_id, kpi_id, period, row_id))`,
  ],
};
