import { checkDiagram, type DiagramFinding, type DiagramMeasure, measureDiagram } from './check/check-diagram.ts';
import { completeModel } from './interchange/complete-model.ts';
import { openDocument } from './interchange/document.ts';
import { writeDrawing } from './interchange/write-drawing.ts';
import { layOutBest } from './layout/improve.ts';

/** Drawings to try when nobody waits: some seconds for the largest models. */
const thorough = 300;

export interface TidyOptions {
  /** How many drawings to try and compare; 0 takes the first, within a fraction of a second. */
  readonly budget?: number;
}

/**
 * Draws the diagram of a model anew and answers the file with it, children in the order of the BPMN schema.
 *
 * The model keeps its meaning. Besides the diagram only what every modeler writes is added: `incoming` and
 * `outgoing` of nodes, and a participant for a process with lanes.
 *
 * @throws {EngineError} `MODEL_INVALID` when the text is no BPMN file
 */
export async function tidy(xml: string, options: TidyOptions = {}): Promise<string> {
  const document = await openDocument(xml);
  completeModel(document);
  writeDrawing(document, layOutBest(document.definitions, options.budget ?? thorough).drawing);
  return document.toXml();
}

/**
 * Checks the diagram of a model against the drawing guidelines.
 *
 * @throws {EngineError} `MODEL_INVALID` when the text is no BPMN file
 */
export async function checkModel(xml: string): Promise<readonly DiagramFinding[]> {
  const { definitions } = await openDocument(xml);
  return checkDiagram(definitions);
}

/**
 * Every metric of a model's diagram with its value and limit, the good ones too.
 *
 * @throws {EngineError} `MODEL_INVALID` when the text is no BPMN file
 */
export async function measureModel(xml: string): Promise<readonly DiagramMeasure[]> {
  const { definitions } = await openDocument(xml);
  return measureDiagram(definitions);
}
