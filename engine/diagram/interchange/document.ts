import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

import { EngineError } from '../../errors.ts';
import type { BpmnElement } from '../element.ts';

/** A model file opened for reading and writing its diagram. */
export interface BpmnDocument {
  readonly definitions: BpmnElement;
  create(type: string, attributes: Readonly<Record<string, unknown>>): BpmnElement;
  /** The file's text, children in the order of the BPMN schema. */
  toXml(): Promise<string>;
}

/** @throws {EngineError} `MODEL_INVALID` when the text is no BPMN file */
export async function openDocument(xml: string): Promise<BpmnDocument> {
  const moddle = new BpmnModdle({ zeebe });
  const definitions = await parse(moddle, xml);
  return {
    definitions,
    create(type, attributes) {
      const element = moddle.create(type, attributes);
      if (!isElement(element)) throw new TypeError(`no BPMN type ${type}`);
      return element;
    },
    async toXml() {
      const { xml: text } = await moddle.toXML(definitions, { format: true });
      return text;
    },
  };
}

async function parse(moddle: BpmnModdle, xml: string): Promise<BpmnElement> {
  try {
    const { rootElement } = await moddle.fromXML(xml);
    if (isElement(rootElement)) return rootElement;
  } catch (cause) {
    throw new EngineError('MODEL_INVALID', 'the text is not a BPMN file', { cause });
  }
  throw new EngineError('MODEL_INVALID', 'the text is not a BPMN file');
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
