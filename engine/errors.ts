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
  | 'STATE_UNREADABLE';

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

  constructor(
    code: EngineErrorCode,
    message: string,
    options: ErrorOptions & { readonly elementId?: string; readonly findings?: readonly Finding[] } = {},
  ) {
    super(message, options);
    this.code = code;
    this.elementId = options.elementId;
    this.findings = options.findings ?? [];
  }
}
