import type { LayoutGraph } from './graph.ts';

/**
 * A step from one cell to another. A flow at a frame counts as one at its children: into the frame as to its
 * inner start, out of it as from its inner ends; a flow of a boundary event counts as one of its host.
 */
export interface Link {
  readonly flow: string;
  readonly from: string;
  readonly to: string;
  /** Columns that must lie between; 0 lets both stand in the same column. */
  readonly distance: number;
  /** The boundary event it comes from. */
  readonly guest: string | null;
  /** Only keeps the target right of the source: a child of a frame that is not its end. */
  readonly onlyKeepsOrder: boolean;
}

/** All links, in reading order. `offsets` are the columns of frame boundary events, counted from the frame's first. */
export function linksOf(graph: LayoutGraph, offsets: ReadonlyMap<string, number>): readonly Link[] {
  const frames = new Map(graph.frames.map((frame) => [frame.id, frame]));
  const guests = new Map(graph.guests.map((guest) => [guest.id, guest]));
  const flowSources = new Set(graph.flows.map((flow) => guests.get(flow.source)?.host ?? flow.source));
  const flowTargets = new Set(graph.flows.map((flow) => flow.target));

  const firstsOf = (frame: string): readonly string[] => {
    const children = (frames.get(frame)?.children ?? []).filter((child) => !flowTargets.has(child));
    return children.slice(0, 1);
  };
  const entries = (id: string): readonly string[] => (frames.has(id) ? firstsOf(id) : [id]);

  return graph.flows.flatMap((flow) => {
    const guest = guests.get(flow.source) ?? null;
    const origin = guest?.host ?? flow.source;
    const frame = frames.get(origin);
    const link = { flow: flow.id, guest: guest?.id ?? null, distance: 1, onlyKeepsOrder: false };
    return entries(flow.target).flatMap((to): readonly Link[] => {
      if (!frame) return [{ ...link, from: origin, to }];
      if (guest) return firstsOf(frame.id).map((from) => ({ ...link, from, to, distance: offsets.get(guest.id) ?? 0 }));
      return frame.children.map((from) => ({ ...link, from, to, onlyKeepsOrder: flowSources.has(from) }));
    });
  });
}
