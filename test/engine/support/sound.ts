import { expect } from 'vitest';

import type { InstanceState } from '../../../engine/index.ts';

/** No token, wait or completed activity hangs in the air, and whatever lives waits for something. */
export function expectSound(state: InstanceState): void {
  const ids = new Set(state.tokens.map((token) => token.id));
  for (const token of state.tokens.slice(1)) expect(ids).toContain(token.in ?? 0);
  for (const wait of state.waits) expect(ids).toContain(wait.host ?? 0);
  for (const entry of state.compensations ?? []) expect(ids).toContain(entry.in ?? 0);
  if (state.ended) expect([state.tokens.length, state.waits.length]).toEqual([1, 0]);
  else for (const token of state.tokens) expect(token.wait).toBeDefined();
  const hosts = new Set(state.waits.map((wait) => wait.host ?? 0));
  for (const token of state.tokens) if (token.wait === 'event') expect(hosts).toContain(token.id);
  const scopes = new Set(state.tokens.map((token) => token.in ?? 0));
  for (const token of state.tokens) if (token.wait === 'scope' && !state.ended) expect(scopes).toContain(token.id);
}
