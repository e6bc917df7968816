/** Why the engine refused a command; stable strings, safe to show to API clients. */
export type EngineErrorCode =
  /** The model cannot be deployed; `findings` has every reason. */
  | 'MODEL_INVALID'
  /** What the command completes is not open: already completed, canceled, or never there. */
  | 'TOKEN_NOT_WAITING'
  | 'INSTANCE_ENDED'
  /** No start event fits the command. */
  | 'START_NOT_FOUND'
  /** A stored state is cut short or was written by a newer engine. */
  | 'STATE_UNREADABLE'
  | ManualRefusalCode;

/** Why work is not changed by hand; the error's `elementId` is what stands in the way, `allowed` what would be possible. */
export type ManualRefusalCode =
  /** A token cannot be put there. */
  | 'MOVE_TARGET_REFUSED'
  /** Into or out of parallel branches: a token would be lost or doubled. */
  | 'MOVE_OUT_OF_BRANCH'
  /** One instance of a repeated activity cannot leave it. */
  | 'MOVE_OUT_OF_LOOP'
  /** Another scope: an event sub-process, a called process, something that has ended. */
  | 'MOVE_OUT_OF_SCOPE'
  /** A completed activity that has a compensation lies between. */
  | 'MOVE_PAST_COMPENSABLE'
  /** An element that must be done lies between. */
  | 'MOVE_PAST_GUARDED'
  /** Something that cannot be taken back has happened since. */
  | 'MOVE_PAST_EFFECT'
  /** The target is no earlier user task of the same path. */
  | 'TARGET_NOT_EARLIER'
  | 'SKIP_REFUSED'
  | 'SIGNER_REFUSED'
  /** Somebody who was asked to sign before has not answered. */
  | 'SIGNATURES_MISSING';

/** One reason why a model is refused or reported, with the element it lies in. */
export interface Finding {
  readonly elementId: string | null;
  /** Stable code, e.g. `FEEL_SYNTAX`, `DUPLICATE_ID`, `UNSUPPORTED_ELEMENT`. */
  readonly code: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/**
 * The one error type that leaves `engine`. Callers switch on `code`, people read `message`,
 * and `cause` keeps what was thrown below.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  readonly elementId: string | undefined;
  readonly findings: readonly Finding[];
  /** Elements or values that would have been allowed. */
  readonly allowed: readonly string[];

  constructor(
    code: EngineErrorCode,
    message: string,
    options: ErrorOptions & {
      readonly elementId?: string;
      readonly findings?: readonly Finding[];
      readonly allowed?: readonly string[];
    } = {},
  ) {
    super(message, options);
    this.code = code;
    this.elementId = options.elementId;
    this.findings = options.findings ?? [];
    this.allowed = options.allowed ?? [];
  }
}
