import { BpmnModdle } from 'bpmn-moddle';
import zeebeDescriptor from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

import type { Finding } from '../errors.ts';
import { connectFlows } from './connect-flows.ts';
import { decodeXml } from './decode.ts';
import { giveIds } from './give-ids.ts';
import { joinMessageFlows } from './message-flows.ts';
import { type ModdleElement, many } from './moddle-element.ts';
import { modelerDescriptor } from './modeler-descriptor.ts';
import { classifyWarning } from './parser-warnings.ts';
import { limitFindings } from './xml-limits.ts';

/** A parsed file, or why there is none; `xml` is its decoded text. */
export interface ParsedFile {
  readonly definitions: ModdleElement | null;
  readonly xml: string;
  readonly findings: readonly Finding[];
}

/** A parser that knows the extensions our models use. */
export function createModdle(): BpmnModdle {
  return new BpmnModdle({ zeebe: zeebeDescriptor, modeler: modelerDescriptor });
}

/** Decodes, limits and parses a BPMN file. Nothing is thrown: whatever is wrong is among the findings. */
export async function parseModel(file: string | Uint8Array): Promise<ParsedFile> {
  const xml = decodeXml(file);
  if (xml === null) return refused('', finding('ENCODING_UNKNOWN', 'the file is not in the encoding it declares'));
  const limits = limitFindings(xml);
  if (limits.length > 0) return { definitions: null, xml, findings: limits };
  try {
    const { rootElement, warnings } = await createModdle().fromXML(xml, 'bpmn:Definitions');
    const definitions = rootElement as ModdleElement;
    const findings = [...warnings.map(classifyWarning), ...giveIds(definitions)];
    for (const root of many(definitions, 'rootElements')) connectFlows(root);
    joinMessageFlows(definitions);
    return { definitions, xml, findings };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return refused(xml, finding('UNPARSABLE', message.split('\n').join(' ')));
  }
}

function refused(xml: string, ...findings: readonly Finding[]): ParsedFile {
  return { definitions: null, xml, findings };
}

function finding(code: string, message: string): Finding {
  return { elementId: null, code, message, severity: 'error' };
}
