import { closeWait, definitionOf, openWaits } from '../event-waits.ts';
import { catchBehavior } from '../events/catch-behaviors.ts';
import { rootId } from '../run.ts';
import type { EventWait } from '../state.ts';
import { workId } from '../work-id.ts';
import { attachedEvents, isPast } from './attached-events.ts';
import type { OpenWork } from './effect.ts';
import type { Move } from './move.ts';
import { isSameEvent } from './same-event.ts';

/**
 * Settles what becomes of the events that are waited for: those the new model has at the same place stay open, or are
 * opened anew where it says them differently; those it does not have are closed; those it adds are opened. What has
 * happened already, or was canceled by a claim, is not waited for again.
 *
 * @param timers `recompute` opens every timer anew, as if its element had been entered now
 * @throws {Stall} when what is opened cannot be evaluated
 */
export function moveWaits(move: Move, timers: 'keep' | 'recompute', claimed: ReadonlySet<number>): void {
  const { before, now } = move;
  for (const wait of before.waits.values()) {
    const moved = now.waits.get(wait.id);
    const host = now.tokens.get(wait.host ?? rootId);
    if (!moved || !host || !attachedEvents(now, host).includes(moved.at)) drop(move, wait);
    else if ((wait.type === 'timer' && timers === 'recompute') || !isSameEvent(before, wait, now, moved))
      reopen(move, wait, moved);
    else keep(move, wait, moved);
  }
  openNew(move, claimed);
}

function drop(move: Move, wait: EventWait): void {
  closeWait(move.before, wait);
  move.now.waits.delete(wait.id);
  move.dropped.push(wait.at);
}

const workOf: Readonly<Record<EventWait['type'], OpenWork | null>> = {
  timer: 'timer',
  message: 'subscription',
  signal: 'subscription',
  conditional: null,
};

function keep(move: Move, wait: EventWait, moved: EventWait): void {
  const work = workOf[wait.type];
  if (work) move.rename(work, workId(wait.at, wait.id), workId(moved.at, wait.id), moved.at);
  if (wait.stall !== undefined)
    move.rename('stall', workId(wait.at, wait.stall), workId(moved.at, wait.stall), moved.at);
}

/** The same wait with a new number: what other parts of its event have brought stays with it. */
function reopen(move: Move, wait: EventWait, { was: _, left: __, stall: ___, ...moved }: EventWait): void {
  const { before, now } = move;
  const host = now.tokens.get(moved.host ?? rootId);
  const definition = definitionOf(now, moved);
  if (!host || !definition) return;
  const event = now.node(moved.at);
  move.at = event.id;
  const prepared = catchBehavior(definition).prepare(definition, event, host, now);
  closeWait(before, wait);
  now.waits.delete(wait.id);
  const id = now.takeId();
  now.waits.set(id, { ...moved, id, ...prepared.wait });
  if (prepared.open) now.emit(prepared.open(workId(event.id, id)));
  move.reopened.push(event.id);
}

function openNew(move: Move, claimed: ReadonlySet<number>): void {
  const { before, now, elements } = move;
  for (const old of before.tokens.values()) {
    const token = now.tokens.get(old.id);
    if (!token) continue;
    const had = new Set(attachedEvents(before, old).map((id) => elements.idOf(id)));
    for (const id of attachedEvents(now, token)) {
      if (had.has(id) || isPast(now, token, id, claimed)) continue;
      const open = now.waits.size;
      move.at = id;
      openWaits(now, token, [now.node(id)]);
      if (now.waits.size > open) move.opened.push(id);
    }
  }
}
