import type { Run } from './run.ts';
import type { Stall } from './stall.ts';
import type { StallPhase, Token } from './state.ts';
import { workId } from './work-id.ts';

/** Parks a token for a person; `retry-stall` takes it up again at `phase`. */
export function stallToken(run: Run, token: Token, phase: StallPhase, stall: Stall): void {
  const ref = run.takeId();
  run.put({ ...(run.tokens.get(token.id) ?? token), wait: 'stall', stalled: { ref, phase, code: stall.code } });
  run.emit({
    type: 'stall',
    stallId: workId(token.at, ref),
    elementId: token.at,
    code: stall.code,
    details: stall.details,
  });
  run.note(token, 'stalled', { code: stall.code });
}
