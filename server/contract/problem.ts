import { z } from 'zod';

/** Every stable code an error of the API may carry; the client has a text for each in each language. */
export const problemCodes = [
  'BAD_REQUEST',
  'NOT_SIGNED_IN',
  'SIGN_IN_FAILED',
  'NOT_AUTHORISED',
  'SOD_VIOLATION',
  'CSRF_REFUSED',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'STALE_WRITE',
  'PRECONDITION_FAILED',
  'PRECONDITION_REQUIRED',
  'TASK_NOT_OPEN',
  'TASK_CLAIMED',
  'TASK_NOT_CLAIMED',
  'TASK_NOT_RELEASABLE',
  'TOKEN_NOT_WAITING',
  'INSTANCE_ENDED',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_MISSING',
  'TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'FORM_INVALID',
  'RULE_FACT_MISSING',
  'RULE_SET_INVALID',
  'MODEL_INVALID',
  'PACKAGE_INVALID',
  'STATUS_NOT_ALLOWED',
  'REASON_REQUIRED',
  'REFERENCE_UNKNOWN',
  'MESSAGE_NOT_OFFERED',
  'REOPEN_WINDOW_PASSED',
  'HOLD_NOT_POSSIBLE',
  'START_NOT_FOUND',
  'STATE_UNREADABLE',
  'MOVE_TARGET_REFUSED',
  'MOVE_OUT_OF_BRANCH',
  'MOVE_OUT_OF_LOOP',
  'MOVE_OUT_OF_SCOPE',
  'MOVE_PAST_COMPENSABLE',
  'MOVE_PAST_GUARDED',
  'MOVE_PAST_EFFECT',
  'TARGET_NOT_EARLIER',
  'SKIP_REFUSED',
  'SIGNER_REFUSED',
  'SIGNATURES_MISSING',
  'OPERATION_NOT_OPEN',
  'PERSON_NOT_POSSIBLE',
  'URGED_ALREADY',
  'SETUP_DONE',
  'TOO_MANY_REQUESTS',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

const problemError = z.strictObject({
  path: z.string().describe('Where, e.g. `steps[0].text`'),
  code: z.string().describe('What, e.g. `required`, `too-long`'),
  params: z.record(z.string(), z.json()).describe('Numbers and names for the text'),
});

/** RFC 9457 problem details. `code` and `params` are rendered by the client; `detail` is for logs. */
export const problem = z.strictObject({
  type: z.string().describe('`/problems/<code>`'),
  title: z.string().describe('English title of the code'),
  status: z.int().describe('HTTP status'),
  code: z.enum(problemCodes).describe('Stable code'),
  detail: z.string().optional().describe('For logs and developers, English'),
  params: z.record(z.string(), z.json()).describe('Values for the text'),
  errors: z.array(problemError).describe('One entry per wrong field'),
  requestId: z.string().describe('To quote when asking for help'),
});
export type Problem = z.infer<typeof problem>;
export type ProblemError = z.infer<typeof problemError>;
