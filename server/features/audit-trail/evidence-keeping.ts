import type { MountedRoute } from '../../http/route.ts';
import type { Sealer } from './sealer.ts';

/** The part that seals what was done and shows that it was not changed. */
export interface EvidenceKeeping {
  readonly routes: readonly MountedRoute[];
  readonly sealer: Sealer;
  /** Makes or reads the keys, then seals every second. @throws {Error} when the keys of a sealed trail are gone */
  start(): Promise<void>;
  /** Seals what is left, and anchors the end of the chain. */
  stop(): Promise<void>;
}
