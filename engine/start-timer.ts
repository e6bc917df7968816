import { compileExpression } from '../rules/expression/index.ts';
import type { TimerDue } from './effect.ts';
import { EngineError } from './errors.ts';
import type { ExecutableProcess, TimerText } from './model/executable-process.ts';
import { dueOf, type TimerContext } from './timer-due.ts';

/**
 * When a timer start event of a process is due next. No instance exists yet, so its expression sees no variables.
 *
 * @throws {EngineError} `START_NOT_FOUND` when the element is no timer start, `MODEL_INVALID` when its value is no time
 */
export function startTimerDue(process: ExecutableProcess, elementId: string, context: TimerContext): TimerDue {
  const start = process.startEvents.find((event) => event.elementId === elementId);
  if (!start?.timer) throw new EngineError('START_NOT_FOUND', `"${elementId}" is no timer start of "${process.id}"`);
  const text = textOf(start.timer, context);
  const due = text === null ? null : dueOf(start.timer.kind, text, start.properties, context);
  if (due) return due;
  throw new EngineError('MODEL_INVALID', `"${start.timer.text}" at "${elementId}" gives no ${start.timer.kind}`, {
    elementId,
  });
}

function textOf({ text }: TimerText, context: TimerContext): string | null {
  if (!text.startsWith('=')) return text;
  const compiled = compileExpression(text.slice(1));
  const value = compiled.ok ? compiled.expression.evaluate({}, context).value : null;
  return typeof value === 'string' ? value : null;
}
