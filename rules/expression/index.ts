export type { ExpressionFinding } from './check.ts';
export type { Clock, ExpressionWarning } from './evaluation.ts';
export { type CompiledExpression, compileExpression, type Expression, type ExpressionResult } from './expression.ts';
export { functionNames } from './functions.ts';
export type { JsonValue } from './value.ts';
