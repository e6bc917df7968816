import { complete } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { evaluate } from '../evaluate.ts';
import { createJob } from '../job.ts';
import { extension, type ModdleElement, textOf } from '../model/moddle-element.ts';
import type { ScriptDetail } from '../model/node-detail.ts';
import { readJob } from '../model/read-job.ts';
import type { Reader } from '../model/reader.ts';
import { Stall } from '../stall.ts';

/** A calculation in FEEL; no other language runs here. */
export const scriptTask: ElementBehavior<'scriptTask'> = {
  read: readScript,
  enter({ detail, ...node }, token, run) {
    if (detail.by === 'job') return createJob(run, detail.job, { ...node, detail }, token);
    if (detail.by === 'nothing') return complete(run, token);
    const { value, warnings } = evaluate(run, detail.expression, token);
    if (value === null && warnings.length > 0)
      throw new Stall('SCRIPT_FAILED', {
        expression: detail.expression.source,
        warnings: warnings.map((warning) => warning.message),
      });
    return complete(run, token, detail.resultVariable === null ? {} : { [detail.resultVariable]: value });
  },
};

function readScript(element: ModdleElement, reader: Reader): ScriptDetail {
  if (extension(element, 'zeebe:TaskDefinition')) return { by: 'job', job: readJob(element, reader) };
  const script = extension(element, 'zeebe:Script');
  if (script) return readFeel(element, textOf(script, 'expression'), textOf(script, 'resultVariable'), reader);
  const text = textOf(element, 'script');
  const language = textOf(element, 'scriptFormat') ?? '';
  if (text === null) {
    reader.warn(element, 'SCRIPT_MISSING', 'the script task has no script; it is only recorded');
    return { by: 'nothing' };
  }
  if (/feel/i.test(language)) return readFeel(element, text, null, reader);
  reader.refuse(
    element,
    'SCRIPT_LANGUAGE',
    `scripts in "${language || 'an unnamed language'}" do not run here, only FEEL`,
  );
  return { by: 'nothing' };
}

function readFeel(element: ModdleElement, text: string | null, result: string | null, reader: Reader): ScriptDetail {
  if (result !== null) reader.checkTarget(element, result);
  const source = text?.startsWith('=') ? text : `=${text ?? ''}`;
  return { by: 'expression', expression: reader.expression(element, source, 'script'), resultVariable: result };
}
