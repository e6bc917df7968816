import { acknowledgedCommands } from './acknowledged-commands.ts';
import { auditCoverage } from './audit-coverage.ts';
import { clocksRecomputed } from './clocks-recomputed.ts';
import { databaseSound } from './database-sound.ts';
import type { Invariant } from './invariant.ts';
import { legalMarkings } from './legal-markings.ts';
import { nothingLeft } from './nothing-left.ts';
import { nothingStuck } from './nothing-stuck.ts';
import { numbersUnique } from './numbers-unique.ts';
import { outboxDelivered } from './outbox-delivered.ts';
import { stepsOnce } from './steps-once.ts';
import { workAgrees } from './work-agrees.ts';

/** I1 to I11, in order. */
export const invariants: readonly Invariant[] = [
  acknowledgedCommands,
  legalMarkings,
  stepsOnce,
  nothingStuck,
  nothingLeft,
  workAgrees,
  outboxDelivered,
  auditCoverage,
  clocksRecomputed,
  databaseSound,
  numbersUnique,
];
