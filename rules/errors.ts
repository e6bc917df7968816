/** Why `rules` refused to answer; stable strings, safe to show to API clients. */
export type RuleErrorCode =
  | 'RULE_FACT_MISSING'
  | 'RULE_FACT_TYPE'
  | 'NO_ROW_MATCHED'
  | 'SEVERAL_ROWS_MATCHED'
  | 'RULE_SET_INVALID'
  | 'CALENDAR_NEVER_OPENS'
  | 'CALENDAR_UNKNOWN'
  | 'DURATION_INVALID'
  | 'CLOCK_INVALID'
  | 'MEASURE_INVALID';

/** Place, value, and what was allowed: what a client needs to say it in the user's language. */
export type RuleErrorParams = Readonly<Record<string, unknown>>;

/** The one error type that leaves `rules`. Callers switch on `code`, people read `message`. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly code: RuleErrorCode;
  readonly params: RuleErrorParams;

  constructor(code: RuleErrorCode, message: string, params: RuleErrorParams = {}, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.params = params;
  }
}
