import { createHmac } from 'node:crypto';
import type { TrailLine } from './trail-line.ts';

/** What the first line is chained to. */
export const beginning = '0'.repeat(64);

/**
 * The seal of a line: HMAC-SHA-256 over its place in the chain, the seal before and the whole line, in a fixed order.
 * Whoever does not hold the key can change neither a line nor the order of lines without the seal saying so.
 *
 * @param position from 1, without gaps, in the order of sealing
 * @param before seal of the line before, hexadecimal
 * @returns hexadecimal
 */
export function sealOf(key: Buffer, position: number, before: string, line: TrailLine): string {
  const content = [
    position,
    before,
    line.seq,
    line.at,
    line.actor_id,
    line.on_behalf_of,
    line.action,
    line.entity_type,
    line.entity_id,
    line.details,
    line.request_id,
    line.instance_id,
    line.task_id,
  ];
  return createHmac('sha256', key).update(JSON.stringify(content)).digest('hex');
}
