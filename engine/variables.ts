/** Any JSON value; what variables, record fields and message payloads are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Variables of one scope, or the fields of a record, by name. */
export type Variables = Readonly<Record<string, Json>>;
