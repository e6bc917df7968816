import { auditSeals } from './audit-seal.ts';
import { stopPostgres } from './bench-database.ts';
import { bpmnEnginePeer } from './bpmn-engine-peer.ts';
import { changeCollision } from './change-collision.ts';
import { controlState } from './control-state.ts';
import { dueTimers } from './due-timers.ts';
import { durablePostgres } from './durable-postgres.ts';
import { durableSqlite } from './durable-sqlite.ts';
import { engineSteps } from './engine-step.ts';
import { type Effort, type Figure, isReached, progress } from './figure.ts';
import { historySize } from './history-size.ts';
import { inboxFigures } from './inbox.ts';
import { itemImpact } from './item-impact.ts';
import { itemImport } from './item-import.ts';
import { kpiTallies } from './kpi-tally.ts';
import { recalculations } from './recalculation.ts';
import { rulesFigures } from './rules.ts';
import { waitingInstances } from './waiting-instances.ts';

const json = process.argv.includes('--json');
const effort: Effort = { quick: process.argv.includes('--quick') };

/** One file each; all in one run, one after the other, so that they share nothing but the machine. */
const measurements: readonly ((effort: Effort) => Promise<readonly Figure[]>)[] = [
  engineSteps,
  controlState,
  bpmnEnginePeer,
  rulesFigures,
  historySize,
  auditSeals,
  durableSqlite,
  durablePostgres,
  waitingInstances,
  dueTimers,
  inboxFigures,
  itemImpact,
  itemImport,
  changeCollision,
  kpiTallies,
  recalculations,
];

const figures: Figure[] = [];
try {
  for (const measure of measurements) figures.push(...(await measure(effort)));
} finally {
  await stopPostgres();
}
if (effort.quick) progress('a quick run: few rounds of few things, good for a direction and not for a verdict');

const missed = figures.filter((figure) => !isReached(figure));
if (json) process.stdout.write(`${JSON.stringify(figures.map(asData), null, 2)}\n`);
else {
  for (const figure of figures) process.stdout.write(asLines(figure));
  process.stdout.write(`${figures.length - missed.length} of ${figures.length} reached\n`);
}

function asData(figure: Figure): Figure & { readonly reached: boolean; readonly quick: boolean } {
  return { ...figure, reached: isReached(figure), quick: effort.quick };
}

function asLines(figure: Figure): string {
  const { name, value, unit, wanted, target, how, note } = figure;
  const amount = `${shown(value)}${unit && ` ${unit}`}`;
  const verdict = isReached(figure) ? 'reached' : 'MISSED ';
  return `${verdict}  ${amount.padStart(12)}  ${wanted} ${shown(target)}${unit && ` ${unit}`}  ${name}\n${' '.repeat(23)}${how}; ${note}\n`;
}

function shown(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value >= 10 || Number.isInteger(value) ? String(Math.round(value * 10) / 10) : value.toPrecision(3);
}
