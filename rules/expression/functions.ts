/**
 * Functions an expression may call. Those of feelin are listed by name; what feelin lacks, or answers from the
 * host's clock, is in `native-functions.ts`.
 */
const feelinFunctions = [
  ...['number', 'string', 'date', 'date and time', 'time', 'duration', 'years and months duration'],
  ...['substring', 'string length', 'upper case', 'lower case', 'substring before', 'substring after', 'replace'],
  ...['contains', 'matches', 'starts with', 'ends with', 'split', 'string join'],
  ...['list contains', 'list replace', 'min', 'max', 'sum', 'mean', 'all', 'any', 'sublist', 'append', 'concatenate'],
  ...['insert before', 'remove', 'reverse', 'index of', 'union', 'distinct values', 'flatten', 'product', 'median'],
  ...['stddev', 'mode', 'sort'],
  ...['decimal', 'floor', 'ceiling', 'abs', 'round up', 'round down', 'round half up', 'round half down', 'modulo'],
  ...['sqrt', 'log', 'exp', 'odd', 'even'],
  ...['day of year', 'day of week', 'month of year', 'week of year'],
  ...['get value', 'get entries', 'context', 'context put'],
] as const;

const nativeFunctionNames = [
  ...[
    'not',
    'count',
    'get or else',
    'is empty',
    'is blank',
    'trim',
    'now',
    'today',
    'last day of month',
    'context merge',
  ],
] as const;

/** A function that this project implements itself. */
export type NativeFunction = (typeof nativeFunctionNames)[number];

/** Every function an expression may call. */
export const functionNames: readonly string[] = [...feelinFunctions, ...nativeFunctionNames];

const known = new Set(functionNames);
const native = new Set<string>(nativeFunctionNames);

export function isFunctionName(name: string): boolean {
  return known.has(name);
}

export function isNativeFunction(name: string): name is NativeFunction {
  return native.has(name);
}

/** Functions whose second argument is a regular expression. */
export const patternFunctions: ReadonlySet<string> = new Set(['matches', 'replace', 'split']);
