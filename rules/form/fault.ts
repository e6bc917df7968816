/** Why a value of a form is refused; stable, every one has a text in each language. */
export const formFaultCodes = [
  'REQUIRED',
  'UNKNOWN_FIELD',
  'WRONG_TYPE',
  'TEXT_INVALID',
  'TOO_SHORT',
  'TOO_LONG',
  'PATTERN',
  'EMAIL',
  'PHONE',
  'TOO_SMALL',
  'TOO_LARGE',
  'TOO_MANY_DECIMALS',
  'NOT_AN_OPTION',
  'DATE_INVALID',
  'TIME_INVALID',
  'DATETIME_INVALID',
  'DATE_PASSED',
  'TOO_EARLY',
  'TOO_LATE',
  'TOO_FEW_ROWS',
  'TOO_MANY_ROWS',
  'TOO_MANY_FILES',
  'FILE_UNKNOWN',
] as const;

export type FormFaultCode = (typeof formFaultCodes)[number];

/** What is wrong with one value; `params` fill the text, e.g. `{ min: 10 }`. */
export interface FormFault {
  readonly code: FormFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A fault and its place in the submission, e.g. `steps[0].text`. */
export interface FormError extends FormFault {
  readonly path: string;
}

export function fault(code: FormFaultCode, params: FormFault['params'] = {}): FormFault {
  return { code, params };
}
