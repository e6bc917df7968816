import type { ElementProperties } from '../effect.ts';
import type { Graph } from './graph.ts';

/** A text in the languages of a model: `name` is English, the property `name.zh` Chinese. */
export interface LocalizedText {
  /** Empty when the model has none. */
  readonly en: string;
  readonly zh: string | null;
}

/** The time of a timer event as written: FEEL when it starts with `=`, else ISO 8601 or cron. */
export interface TimerText {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly text: string;
}

/** One way to start an instance: a process-level start event (several entries where it has several definitions), an instantiating receive task, or an event behind an instantiating gateway. */
export interface StartEvent {
  readonly elementId: string;
  readonly trigger: 'none' | 'message' | 'signal' | 'timer' | 'conditional';
  readonly messageName?: string;
  readonly signalName?: string;
  readonly timer?: TimerText;
  /** Which of several definitions of the event this is, counted from 0; `start` names it for parallel multiple events. */
  readonly part?: number;
  readonly properties: ElementProperties;
  /** The form asked at a none start. */
  readonly formId: string | null;
}

/** One flow node, as readers and the inbox see it. */
export interface ProcessElement {
  readonly id: string;
  /** The BPMN type without prefix, e.g. `userTask`. */
  readonly type: string;
  readonly name: LocalizedText;
  readonly documentation: LocalizedText;
  readonly properties: ElementProperties;
  /** The sub-process it lies in; null at the top. */
  readonly parentId: string | null;
  /** The activity a boundary event sits on. */
  readonly attachedToId: string | null;
  /** Ids of the incoming and outgoing flows, in the order of the file. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  readonly laneId: string | null;
  /** `message`, `timer` ... for events, else null. */
  readonly eventType: string | null;
  /** The form of a user task, where it is a constant. */
  readonly formId: string | null;
  /** True for multi-instance and looping activities. */
  readonly repeats: boolean;
}

/** One sequence flow. */
export interface ProcessFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly name: LocalizedText;
  /** The FEEL text with its `=`. */
  readonly condition: string | null;
  readonly isDefault: boolean;
}

/** A lane with the nodes that lie in it. */
export interface Lane {
  readonly id: string;
  readonly name: LocalizedText;
  readonly elementIds: readonly string[];
}

/** A compiled, checked, immutable process. Cache it by `contentHash`. */
export interface ExecutableProcess {
  readonly id: string;
  readonly name: LocalizedText;
  readonly documentation: LocalizedText;
  readonly properties: ElementProperties;
  readonly startEvents: readonly StartEvent[];
  /** Flow nodes in reading order: along the flows, a sub-process before what it holds, boundary events after their host. */
  readonly elements: readonly ProcessElement[];
  readonly flows: readonly ProcessFlow[];
  readonly lanes: readonly Lane[];
  /** What the model names, each once, in alphabetical order. Values computed by FEEL are not in these lists. */
  readonly formIds: readonly string[];
  readonly decisionIds: readonly string[];
  readonly services: readonly string[];
  readonly messageNames: { readonly thrown: readonly string[]; readonly caught: readonly string[] };
  readonly signalNames: { readonly thrown: readonly string[]; readonly caught: readonly string[] };
  readonly calledProcessIds: readonly string[];
  /** SHA-256 of the XML text it was compiled from, with the process id, in hexadecimal. */
  readonly contentHash: string;
  /** The graph tokens run over; only the engine reads it. */
  readonly graph: Graph;
}
