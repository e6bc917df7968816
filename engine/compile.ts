import { EngineError, type Finding } from './errors.ts';
import { type Known, lintModel } from './lint/index.ts';
import { compileProcess, isExecutable } from './model/compile-process.ts';
import type { ExecutableProcess } from './model/executable-process.ts';
import { type ModdleElement, many, typeOf } from './model/moddle-element.ts';
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
  const findings = [...parserFindings];
  const processes = definitions ? compileAll(definitions, text, findings) : [];
  // Lint rules expect that every reference leads somewhere.
  if (definitions && profile !== 'run' && !parserFindings.some(isError))
    findings.push(...(await lintModel(definitions, known, { profile })));
  if (findings.some(isError)) throw invalid(findings);
  return { processes, findings };
}

function compileAll(definitions: ModdleElement, xml: string, findings: Finding[]): readonly ExecutableProcess[] {
  const executable = many(definitions, 'rootElements').filter(
    (root) => typeOf(root) === 'process' && isExecutable(root),
  );
  if (executable.length === 0)
    findings.push({
      elementId: null,
      code: 'NO_PROCESS',
      message: 'the file has no executable process',
      severity: 'error',
    });
  return executable.map((process) => {
    const reader = new Reader(definitions);
    const compiled = compileProcess(process, xml, reader);
    findings.push(...reader.findings);
    return compiled;
  });
}

function invalid(findings: readonly Finding[]): EngineError {
  const errors = findings.filter(isError);
  const list = errors.map(({ elementId, code, message }) => `${elementId ?? 'file'}: ${code} ${message}`).join('; ');
  return new EngineError('MODEL_INVALID', `the model is refused: ${list}`, { findings });
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
