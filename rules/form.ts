/**
 * Forms: one validator for server and browser, the texts of its faults, and forms in a person's language.
 * Pure, without DOM; the only door to `form/`.
 */
export { instantText } from './form/bound-faults.ts';
export { checkForm, type FormFinding } from './form/check.ts';
export { type FormError, type FormFault, type FormFaultCode, formFaultCodes } from './form/fault.ts';
export type { Choices } from './form/field-faults.ts';
export { fileKeys, filesNamed, type NamedFile, takesSeveral } from './form/files.ts';
export { localizeForm } from './form/localize.ts';
export { formMessage } from './form/message.ts';
export { isBlank } from './form/text-faults.ts';
export { type SubmissionOptions, type SubmissionVerdict, validateSubmission } from './form/validate.ts';
