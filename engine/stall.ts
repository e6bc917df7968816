import type { Json } from './variables.ts';

/** Why a token cannot go on; stable codes, each with a name for people in every language. */
export type StallCode =
  | 'CALL_FAILED'
  | 'COLLECTION_TOO_LARGE'
  | 'COMPLETION_CONDITION_FALSE'
  | 'CONDITION_NOT_BOOLEAN'
  | 'CORRELATION_KEY_MISSING'
  | 'DECISION_UNKNOWN'
  | 'JOB_FAILED'
  | 'MESSAGE_NAME_MISSING'
  | 'NOT_ACTIVITIES'
  | 'NOT_A_COLLECTION'
  | 'NOT_A_DATE'
  | 'NOT_A_LIST_OF_TEXT'
  | 'NOT_A_NUMBER'
  | 'NOT_A_PRIORITY'
  | 'NOT_A_TEXT'
  | 'NOT_A_TIME'
  | 'NO_FLOW_TAKEN'
  | 'PROCESS_UNKNOWN'
  | 'SCRIPT_FAILED'
  | 'SERVICE_UNKNOWN'
  | 'SIGNAL_NAME_MISSING'
  | 'STEP_BUDGET_EXCEEDED'
  | DecisionRefusal;

/** Why whoever decides for a business rule task did not. */
export type DecisionRefusal =
  | 'CALENDAR_NEVER_OPENS'
  | 'CALENDAR_UNKNOWN'
  | 'CLOCK_INVALID'
  | 'DURATION_INVALID'
  | 'MEASURE_INVALID'
  | 'NO_ROW_MATCHED'
  | 'RULE_FACT_MISSING'
  | 'RULE_FACT_TYPE'
  | 'RULE_SET_INVALID'
  | 'RULE_SET_UNKNOWN'
  | 'SEVERAL_ROWS_MATCHED';

/**
 * Thrown where an expression or definition fails, caught by the life cycle, which parks the token for a person; it never
 * leaves the engine.
 */
export class Stall extends Error {
  override readonly name = 'Stall';
  readonly code: StallCode;
  readonly details: Readonly<Record<string, Json>>;

  constructor(code: StallCode, details: Readonly<Record<string, Json>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
