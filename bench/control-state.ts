import { step } from '../engine/index.ts';
import { compiled, fiveTasksXml } from './chain-model.ts';
import type { Figure } from './figure.ts';

/** What the engine keeps of an instance beside its variables: the stored text of five tokens, less that of the variables. */
export async function controlState(): Promise<readonly Figure[]> {
  const model = await compiled(fiveTasksXml());
  const variables = { number: 'INC000123', priority: 'P2', approvers: ['li-na', 'wang-lei'], amount: 12_500 };
  const env = { now: new Date('2026-11-22T02:00:00Z'), zone: 'Asia/Shanghai', instanceId: 'bench' };
  const { state } = step(model, null, { type: 'start', variables }, env);
  const bytes = Buffer.byteLength(JSON.stringify(state));
  const ofVariables = Buffer.byteLength(JSON.stringify(variables));
  return [
    {
      name: 'control state of an instance with five tokens, beside its variables',
      value: bytes - ofVariables,
      unit: 'bytes',
      target: 300,
      wanted: 'at most',
      how: 'length of the stored state, five user tasks open side by side',
      note: `${bytes} bytes with ${ofVariables} of variables, ${state.tokens.length - 1} tokens`,
    },
  ];
}
