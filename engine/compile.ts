import { EngineError, type Finding } from './errors.ts';
import { type Known, lintModel } from './lint/index.ts';
import { compileProcess, isExecutable } from './model/compile-process.ts';
import type { ExecutableProcess } from './model/executable-process.ts';
import { globalTasksOf } from './model/global-tasks.ts';
import { flagOf, type ModdleElement, many, typeOf } from './model/moddle-element.ts';
import { parseModel } from './model/parse.ts';
import { Reader } from './model/reader.ts';

/** How strict a compilation is: `run` refuses only what changes execution, `publish` adds lint, `ship` portability and both languages. */
export type Profile = 'run' | 'publish' | 'ship';

export interface Compiled {
  /** The executable processes of the file, in its order. */
  readonly processes: readonly ExecutableProcess[];
  /** What is reported but not refused. */
  readonly findings: readonly Finding[];
}

/**
 * Parses, checks and compiles a BPMN file. What is not understood is refused with the id of its element; nothing
 * that would run is left out silently.
 *
 * @param known what exists around the model, for the lint of `publish` and `ship`; what is left out is not checked
 * @param xml text, or the bytes of a file whose encoding its XML declaration names
 * @throws {EngineError} `MODEL_INVALID` with every finding of the file
 */
export async function compile(
  xml: string | Uint8Array,
  { profile, known = {} }: { readonly profile: Profile; readonly known?: Known },
): Promise<Compiled> {
  const { definitions, xml: text, findings: parserFindings } = await parseModel(xml);
  const read = [...parserFindings];
  const processes = definitions ? compileAll(definitions, text, read) : [];
  // What is shipped says nothing that is not understood.
  const findings = profile === 'ship' ? read.map((each): Finding => ({ ...each, severity: 'error' })) : read;
  // Lint rules expect that every reference leads somewhere.
  if (definitions && profile !== 'run' && !parserFindings.some(isError))
    findings.push(...(await lintModel(definitions, known, { profile })));
  if (findings.some(isError)) throw invalid(findings);
  return { processes, findings };
}

function compileAll(definitions: ModdleElement, xml: string, findings: Finding[]): readonly ExecutableProcess[] {
  findings.push(...requiredExtensions(definitions));
  const executable = [
    ...many(definitions, 'rootElements').filter((root) => typeOf(root) === 'process' && isExecutable(root)),
    ...globalTasksOf(definitions),
  ];
  if (executable.length === 0) findings.push(nothingToRun(definitions));
  return executable.map((process) => {
    const reader = new Reader(definitions);
    const compiled = compileProcess(process, xml, reader);
    findings.push(...reader.findings);
    return compiled;
  });
}

/** Why nothing of the file runs, at the process or what else it is about. */
function nothingToRun(definitions: ModdleElement): Finding {
  const roots = many(definitions, 'rootElements');
  const process = roots.find((root) => typeOf(root) === 'process');
  const subject = process ?? roots.find((root) => root.id !== undefined) ?? definitions;
  const message = process
    ? 'the file has no executable process: this one says isExecutable="false"'
    : `the file has no executable process; ${typeOf(subject)} does not run`;
  return { elementId: subject.id ?? null, code: 'NO_PROCESS', message, severity: 'error' };
}

/** Extensions without which, as the file says itself, it is not understood. */
function requiredExtensions(definitions: ModdleElement): readonly Finding[] {
  const required = many(definitions, 'extensions').filter((each) => flagOf(each, 'mustUnderstand', false));
  return required.map(() => ({
    elementId: definitions.id ?? null,
    code: 'EXTENSION_REQUIRED',
    message: 'the file has an extension that must be understood, and is not',
    severity: 'error',
  }));
}

function invalid(findings: readonly Finding[]): EngineError {
  const errors = findings.filter(isError);
  const list = errors.map(({ elementId, code, message }) => `${elementId ?? 'file'}: ${code} ${message}`).join('; ');
  return new EngineError('MODEL_INVALID', `the model is refused: ${list}`, { findings });
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
