import { compile, EngineError, type ExecutableProcess, type Finding } from '../../../engine/index.ts';

export const uri = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** A file with its target namespace at hand as `tns`, the way other tools write it. */
export function file(body: string, attributes = ''): string {
  return `<definitions xmlns="${uri}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:tns="urn:t" targetNamespace="urn:t" ${attributes}>${body}</definitions>`;
}

export function processFile(body: string, roots = ''): string {
  return file(`<process id="p" isExecutable="true">${body}</process>${roots}`);
}

/** What is found in a file, whether it runs or is refused. */
export async function findingsOf(xml: string | Uint8Array): Promise<readonly Finding[]> {
  try {
    return (await compile(xml, { profile: 'run' })).findings;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.findings;
  }
}

/** @throws {EngineError} when it is refused */
export async function theProcess(xml: string | Uint8Array): Promise<ExecutableProcess> {
  const [process] = (await compile(xml, { profile: 'run' })).processes;
  if (!process) throw new Error('the file has no process');
  return process;
}
