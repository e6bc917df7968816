/** A row that is to be written: column by column what a database binds. */
export type Row = Readonly<Record<string, string | number | boolean | Date | null>>;
