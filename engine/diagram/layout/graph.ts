import type { BpmnElement, Names } from '../element.ts';
import type { NodeKind } from '../node-kind.ts';
import type { Size } from '../text/label-size.ts';
import type { Scene } from './scene.ts';

/**
 * One scope of a model - a process, or the inside of an event sub-process - prepared for layout.
 *
 * An embedded sub-process directly in the scope is no node of its own: its children stand in the rows and columns
 * of the whole scope and it becomes the frame around them. Whatever is nested deeper, and every event
 * sub-process, is laid out by itself first and then placed like one large shape (`inner`).
 */
export interface LayoutGraph {
  readonly laneCount: number;
  /** What takes a cell: tasks, events, gateways and finished inner scenes, in the order of the file. */
  readonly nodes: readonly LayoutNode[];
  readonly frames: readonly LayoutFrame[];
  readonly guests: readonly LayoutGuest[];
  readonly flows: readonly LayoutFlow[];
  /** Boundary events that sit on the other edge of their host than usual. */
  readonly turned: ReadonlySet<string>;
}

export interface LayoutNode extends Size {
  readonly id: string;
  readonly element: BpmnElement;
  readonly kind: NodeKind;
  readonly names: Names;
  readonly label: Size | undefined;
  /** Index of its lane, top to bottom. */
  readonly lane: number;
  /** The frame around it. */
  readonly frame: string | null;
  readonly inner: Scene | null;
  /** An event sub-process, which no flow reaches. */
  readonly detached: boolean;
}

export interface LayoutFrame {
  readonly id: string;
  readonly element: BpmnElement;
  readonly names: Names;
  /** Ids of its children. */
  readonly children: readonly string[];
}

/** A boundary event. */
export interface LayoutGuest {
  readonly id: string;
  readonly element: BpmnElement;
  readonly names: Names;
  readonly host: string;
}

export interface LayoutFlow {
  readonly id: string;
  readonly element: BpmnElement;
  readonly names: Names;
  readonly label: Size | undefined;
  /** Ids of a node, frame or boundary event. */
  readonly source: string;
  readonly target: string;
}
