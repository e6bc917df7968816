import { BpmnModdle } from 'bpmn-moddle';
import zeebeDescriptor from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

import type { Finding } from '../errors.ts';
import { bpmnUri } from './bpmn-uri.ts';
import { connectFlows } from './connect-flows.ts';
import { decodeXml, hasIllegalCharacters } from './decode.ts';
import { foreignReferences } from './foreign-references.ts';
import { giveIds } from './give-ids.ts';
import { type PlainIds, withPlainIds } from './ids-with-letters.ts';
import { joinMessageFlows } from './message-flows.ts';
import { isElement, type ModdleElement, many } from './moddle-element.ts';
import { modelerDescriptor } from './modeler-descriptor.ts';
import { classifyWarning } from './parser-warnings.ts';
import { resolveQualified } from './qualified-references.ts';
import { secondChildren } from './single-children.ts';
import { tolerate } from './tolerated-xml.ts';
import { limitFindings } from './xml-limits.ts';
import { XmlPlaces } from './xml-places.ts';

/** A parsed file, or why there is none; `xml` is its decoded text. */
export interface ParsedFile {
  readonly definitions: ModdleElement | null;
  readonly xml: string;
  readonly findings: readonly Finding[];
}

/** A parser that knows the extensions our models use. Making it costs more than a small file; it keeps nothing of what it read. */
const moddle = new BpmnModdle({ zeebe: zeebeDescriptor, modeler: modelerDescriptor });

/** Decodes, limits and parses a BPMN file. Nothing is thrown: whatever is wrong is among the findings. */
export async function parseModel(file: string | Uint8Array): Promise<ParsedFile> {
  const xml = decodeXml(file);
  if (xml === null) return refused('', finding('ENCODING_UNKNOWN', 'the file is not in the encoding it declares'));
  if (hasIllegalCharacters(xml))
    return refused('', finding('CHARACTER_ILLEGAL', 'the file holds characters that XML forbids, such as NUL'));
  const limits = limitFindings(xml);
  if (limits.length > 0) return { definitions: null, xml, findings: limits };
  const tolerated = tolerate(xml);
  const plain = withPlainIds(tolerated.xml);
  try {
    const parsed = await readXml(plain);
    return { ...parsed, xml, findings: [...tolerated.findings, ...secondChildren(tolerated.xml), ...parsed.findings] };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(message) ?? [];
    const elementId = line === undefined ? null : new XmlPlaces(xml).elementAt(Number(line), Number(column));
    return refused(xml, { ...finding('UNPARSABLE', whyUnparsable(xml, message)), elementId });
  }
}

async function readXml({ xml, written }: PlainIds): Promise<Omit<ParsedFile, 'xml'>> {
  const { rootElement, warnings, references, elementsById } = await moddle.fromXML(xml, 'bpmn:Definitions');
  const definitions = rootElement as ModdleElement;
  const places = new XmlPlaces(xml);
  const left = resolveQualified(warnings, { definitions, elementsById });
  const found = [...left.map((warning) => classifyWarning(warning, places)), ...foreignReferences(references)];
  for (const element of Object.values(elementsById)) restoreId(element, written);
  const findings = found.map((each) => ({
    ...each,
    elementId: each.elementId === null ? null : written(each.elementId),
    message: written(each.message),
  }));
  const reserved = giveIds(definitions);
  for (const root of many(definitions, 'rootElements')) connectFlows(root);
  joinMessageFlows(definitions);
  return { definitions, findings: [...findings, ...reserved] };
}

function restoreId(element: unknown, written: PlainIds['written']): void {
  if (isElement(element) && element.id !== undefined) Object.assign(element, { id: written(element.id) });
}

/** The parser's reason, in one line; another namespace is the most frequent one. */
function whyUnparsable(xml: string, message: string): string {
  if (message.includes('failed to parse document') && !xml.includes(bpmnUri))
    return `the file has no <definitions> of the namespace ${bpmnUri}`;
  return message.split('\n').join(' ').slice(0, 500);
}

function refused(xml: string, ...findings: readonly Finding[]): ParsedFile {
  return { definitions: null, xml, findings };
}

function finding(code: string, message: string): Finding {
  return { elementId: null, code, message, severity: 'error' };
}
