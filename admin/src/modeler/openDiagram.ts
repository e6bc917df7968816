import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import type { Language } from '../../../rules/schema/languages.ts';
import { chineseFont } from '../i18n/chineseFont.ts';
import type { Marks } from './marks.ts';
import { type ModdleElement, swapNames } from './swapNames.ts';

export interface OpenedDiagram {
  readonly mark: (marks: Marks, labels: MarkLabels) => void;
  readonly select: (elementId: string | null) => void;
  readonly fit: () => void;
  /** Enlarges by a factor, or shrinks below 1. */
  readonly zoom: (factor: number) => void;
  readonly close: () => void;
}

/** What marks are called, for those who point at them. */
interface MarkLabels {
  readonly token: (count: number) => string;
  readonly byHand: string;
}

interface Opening {
  readonly container: HTMLElement;
  readonly xml: string;
  readonly language: Language;
  readonly onSelect: (elementId: string | null) => void;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Canvas {
  zoom(to?: number, center?: 'auto'): number;
  viewbox(box?: Box): { readonly inner: Box; readonly outer: { readonly width: number; readonly height: number } };
  addMarker(elementId: string, marker: string): void;
  removeMarker(elementId: string, marker: string): void;
  resized(): void;
  scrollToElement(elementId: string, padding?: number): void;
}
interface Overlays {
  add(elementId: string, type: string, overlay: Readonly<Record<string, unknown>>): void;
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
  const viewer = new NavigatedViewer({
    container,
    moddleExtensions: { zeebe },
    zoomScroll: { enabled: false },
    textRenderer: { defaultStyle: { fontFamily } },
  });
  if (language === 'zh') await loadChineseFont(xml);
  const moddle = viewer.get<{ fromXML: (xml: string, type: string) => Promise<{ rootElement: ModdleElement }> }>(
    'moddle',
  );
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
  let zoomed = false;
  const showWhole = () => {
    canvas.resized();
    fitWithMargin(canvas);
  };
  showWhole();
  // Panels round the drawing open and load; until somebody zooms, the whole model stays in sight.
  const resizing = new ResizeObserver(() => zoomed || showWhole());
  resizing.observe(container);
  return {
    mark(marks, labels) {
      painter.set('praxis-travelled', Object.keys(marks.travelled));
      painter.set('praxis-here', Object.keys(marks.tokens));
      painter.set('praxis-stalled', [...marks.stalled]);
      painter.set('praxis-by-hand', [...marks.byHand]);
      painter.set('praxis-called', Object.keys(marks.calls));
      overlays.remove({ type: 'tokens' });
      for (const [id, count] of Object.entries(marks.tokens))
        if (elements.get(id))
          overlays.add(id, 'tokens', {
            position: { top: -11, right: 11 },
            scale: { min: 1, max: 1 },
            html: badge('praxis-token', String(count), labels.token(count)),
          });
      overlays.remove({ type: 'by-hand' });
      for (const id of marks.byHand)
        if (elements.get(id))
          overlays.add(id, 'by-hand', {
            position: { top: -19, left: -19 },
            scale: { min: 1, max: 1 },
            html: badge('praxis-hand', '', labels.byHand),
          });
    },
    select(elementId) {
      painter.set('praxis-selected', elementId === null ? [] : [elementId]);
      if (zoomed && elementId !== null && elements.get(elementId)) canvas.scrollToElement(elementId, 40);
    },
    fit: () => {
      zoomed = false;
      showWhole();
    },
    zoom: (factor) => {
      zoomed = true;
      canvas.zoom(canvas.zoom() * factor, 'auto');
    },
    close: () => {
      resizing.disconnect();
      viewer.destroy();
    },
  };
}

const fontFamily = `Roboto, ${chineseFont}, sans-serif`;

/** Labels are broken into lines when they are drawn, so the font has to be there before. A missing font only looks worse. */
async function loadChineseFont(text: string): Promise<void> {
  await document.fonts.load(`12px ${chineseFont}`, text).catch(() => []);
}

/** Room round the model, in pixels of the model. */
const margin = 16;

/** Shows the whole model, never larger than drawn. */
function fitWithMargin(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox();
  if (outer.width === 0 || outer.height === 0) return;
  const scale = Math.min(1, outer.width / (inner.width + 2 * margin), outer.height / (inner.height + 2 * margin));
  const width = outer.width / scale;
  const height = outer.height / scale;
  canvas.viewbox({ x: inner.x - (width - inner.width) / 2, y: inner.y - (height - inner.height) / 2, width, height });
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

function badge(kind: string, content: string, label: string): HTMLElement {
  const element = document.createElement('div');
  element.className = kind;
  element.textContent = content;
  element.title = label;
  return element;
}
