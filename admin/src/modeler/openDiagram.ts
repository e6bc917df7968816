import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import type { Language } from '../../../rules/schema/languages.ts';
import type { Marks } from './marks.ts';
import { type ModdleElement, swapNames } from './swapNames.ts';

export interface OpenedDiagram {
  readonly mark: (marks: Marks, tokenLabel: (count: number) => string) => void;
  readonly select: (elementId: string | null) => void;
  readonly fit: () => void;
  /** Enlarges by a factor, or shrinks below 1. */
  readonly zoom: (factor: number) => void;
  readonly close: () => void;
}

interface Opening {
  readonly container: HTMLElement;
  readonly xml: string;
  readonly language: Language;
  readonly onSelect: (elementId: string | null) => void;
}

interface Canvas {
  zoom(to?: number | 'fit-viewport', center?: 'auto'): number;
  addMarker(elementId: string, marker: string): void;
  removeMarker(elementId: string, marker: string): void;
  resized(): void;
  scrollToElement(elementId: string, padding?: number): void;
}
interface Overlays {
  add(elementId: string, type: string, overlay: { position: Readonly<Record<string, number>>; html: HTMLElement }): void;
  remove(filter: { type: string }): void;
}
interface Shape {
  readonly id: string;
  readonly parent?: Shape | null;
  readonly labelTarget?: Shape;
}

/** Draws a model. Loaded lazily: bpmn-js is larger than the page round it. */
export async function openDiagram({ container, xml, language, onSelect }: Opening): Promise<OpenedDiagram> {
  // The wheel scrolls the page; zooming has buttons.
  const viewer = new NavigatedViewer({ container, moddleExtensions: { zeebe }, zoomScroll: { enabled: false } });
  const moddle = viewer.get<{ fromXML: (xml: string, type: string) => Promise<{ rootElement: ModdleElement }> }>('moddle');
  const { rootElement } = await moddle.fromXML(xml, 'bpmn:Definitions');
  if (language === 'zh') swapNames(rootElement);
  await viewer.importDefinitions(rootElement as never);

  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const elements = viewer.get<{ get: (id: string) => Shape | undefined }>('elementRegistry');
  const painter = paint(canvas, (id) => elements.get(id) !== undefined);
  viewer.on('element.click', ({ element }: { element: Shape }) => {
    const shape = element.labelTarget ?? element;
    onSelect(shape.parent ? shape.id : null);
  });
  const fit = () => canvas.zoom('fit-viewport', 'auto');
  fit();
  return {
    mark(marks, tokenLabel) {
      painter.set('praxis-travelled', Object.keys(marks.travelled));
      painter.set('praxis-here', Object.keys(marks.tokens));
      painter.set('praxis-stalled', [...marks.stalled]);
      painter.set('praxis-called', Object.keys(marks.calls));
      overlays.remove({ type: 'tokens' });
      for (const [id, count] of Object.entries(marks.tokens))
        if (elements.get(id)) overlays.add(id, 'tokens', { position: { top: -12, right: 12 }, html: badge(count, tokenLabel(count)) });
    },
    select(elementId) {
      painter.set('praxis-selected', elementId === null ? [] : [elementId]);
      if (elementId !== null && elements.get(elementId)) canvas.scrollToElement(elementId, 40);
    },
    fit: () => {
      canvas.resized();
      fit();
    },
    zoom: (factor) => canvas.zoom(canvas.zoom() * factor, 'auto'),
    close: () => viewer.destroy(),
  };
}

/** Keeps which elements carry a marker, so that setting anew removes the old ones. */
function paint(canvas: Canvas, exists: (id: string) => boolean) {
  const painted = new Map<string, readonly string[]>();
  return {
    set(marker: string, ids: readonly string[]) {
      for (const id of painted.get(marker) ?? []) canvas.removeMarker(id, marker);
      const drawn = ids.filter(exists);
      for (const id of drawn) canvas.addMarker(id, marker);
      painted.set(marker, drawn);
    },
  };
}

function badge(count: number, label: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'praxis-token';
  element.textContent = String(count);
  element.title = label;
  return element;
}
