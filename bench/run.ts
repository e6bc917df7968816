import { durableSteps } from './durable-steps.ts';
import { engineSteps } from './engine-step.ts';
import type { Figure } from './measure.ts';
import { rulesFigures } from './rules.ts';

const json = process.argv.includes('--json');
const quick = process.argv.includes('--quick');

const figures: readonly Figure[] = [
  ...(await engineSteps({ steps: quick ? 5_000 : 20_000 })),
  ...(await durableSteps({ tasks: quick ? 100 : 400, rounds: quick ? 1 : 3 })),
  ...(await rulesFigures({ rounds: quick ? 1 : 3 })),
];

if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
else
  for (const { name, ratio, target, note } of figures)
    process.stdout.write(
      `${name}\n  ratio ${ratio.toFixed(2)}${target === null ? '' : ` (target ${target})`}   ${note}\n`,
    );
