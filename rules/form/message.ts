import type { Language } from '../schema/languages.ts';
import type { FormFault, FormFaultCode } from './fault.ts';

/** One text per fault and language; `{min}` and the like are filled from the fault. */
const texts: Readonly<Record<Language, Readonly<Record<FormFaultCode, string>>>> = {
  en: {
    REQUIRED: 'Please fill in this field.',
    UNKNOWN_FIELD: 'This form has no such field.',
    WRONG_TYPE: 'This value has the wrong form.',
    TEXT_INVALID: 'The text contains characters that cannot be stored.',
    TOO_SHORT: 'Please write at least {min} characters (now {length}).',
    TOO_LONG: 'Please write at most {max} characters (now {length}).',
    PATTERN: 'The text does not have the required form.',
    EMAIL: 'Please enter an e-mail address such as name@example.com.',
    PHONE: 'Please enter a phone number such as +86 21 1234 5678.',
    TOO_SMALL: 'The smallest value allowed is {min}.',
    TOO_LARGE: 'The largest value allowed is {max}.',
    TOO_MANY_DECIMALS: 'At most {digits} decimals are allowed.',
    NOT_AN_OPTION: 'Please choose one of the options offered.',
    DATE_INVALID: 'Please enter a date such as 2026-03-10.',
    TIME_INVALID: 'Please enter a time such as 14:30.',
    DATETIME_INVALID: 'Please enter a date and a time.',
    TOO_EARLY: 'This must not lie before {earliest}.',
    TOO_LATE: 'This must not lie after {latest}.',
    DATE_PASSED: 'The date must not lie before today ({today}).',
    TOO_FEW_ROWS: 'Please add at least {min} rows.',
    TOO_MANY_ROWS: 'At most {max} rows are allowed.',
    TOO_MANY_FILES: 'At most {max} files are allowed.',
    FILE_UNKNOWN: 'This file was not uploaded.',
  },
  zh: {
    REQUIRED: '请填写此项。',
    UNKNOWN_FIELD: '表单中没有此字段。',
    WRONG_TYPE: '此值的格式不正确。',
    TEXT_INVALID: '文本中含有无法保存的字符。',
    TOO_SHORT: '请至少填写 {min} 个字符（当前 {length} 个）。',
    TOO_LONG: '最多可填写 {max} 个字符（当前 {length} 个）。',
    PATTERN: '文本不符合要求的格式。',
    EMAIL: '请填写电子邮箱，例如 name@example.com。',
    PHONE: '请填写电话号码，例如 +86 21 1234 5678。',
    TOO_SMALL: '最小值为 {min}。',
    TOO_LARGE: '最大值为 {max}。',
    TOO_MANY_DECIMALS: '最多允许 {digits} 位小数。',
    NOT_AN_OPTION: '请从所列选项中选择。',
    DATE_INVALID: '请填写日期，例如 2026-03-10。',
    TIME_INVALID: '请填写时间，例如 14:30。',
    DATETIME_INVALID: '请填写日期和时间。',
    TOO_EARLY: '不能早于 {earliest}。',
    TOO_LATE: '不能晚于 {latest}。',
    DATE_PASSED: '日期不能早于今天（{today}）。',
    TOO_FEW_ROWS: '请至少添加 {min} 行。',
    TOO_MANY_ROWS: '最多允许 {max} 行。',
    TOO_MANY_FILES: '最多允许 {max} 个文件。',
    FILE_UNKNOWN: '该文件尚未上传。',
  },
};

/** What a person reads about a fault, in the language of the person. */
export function formMessage({ code, params }: FormFault, language: Language): string {
  return texts[language][code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
