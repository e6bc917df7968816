import type { z } from 'zod';
import { calendars } from '../../rules/schema/calendar.ts';
import { clockCatalogue } from '../../rules/schema/clock-definition.ts';
import { kpis } from '../../rules/schema/kpi.ts';
import { messages } from '../../rules/schema/message.ts';
import { pauseReasons } from '../../rules/schema/pause-reason.ts';
import { processManifest } from '../../rules/schema/process-manifest.ts';
import { quietHours } from '../../rules/schema/quiet-hours.ts';
import { roles } from '../../rules/schema/role.ts';
import { type Scenario, scenario } from '../../rules/schema/scenario.ts';
import { escalationLadder } from '../../rules/schema/sla-escalation.ts';
import { sodRules } from '../../rules/schema/sod.ts';
import type { PackageContent, ProcessPackage, SharedPackage } from './package.ts';
import { type Reading, readContent, readJson } from './read-content.ts';

/** What could be read of a process folder; `pack` is missing when its `process.json` cannot be used. */
export interface ReadPackage {
  readonly content: PackageContent;
  readonly pack?: ProcessPackage;
}

/** Reads one process folder, as far as it can be read. */
export async function readProcessPackage(reading: Reading): Promise<ReadPackage> {
  const manifest = required(reading, 'process.json', processManifest);
  const content = await readContent(reading);
  const scenarios = [...reading.files.keys()]
    .filter((path) => path.startsWith('scenarios/'))
    .map((path) => readJson(reading, path, scenario))
    .filter((each): each is Scenario => each !== undefined);
  const measured = readJson(reading, 'kpis.json', kpis) ?? [];
  return manifest ? { content, pack: { ...content, manifest, scenarios, kpis: measured } } : { content };
}

/** Reads `shared`; files that are not there are empty lists, which is found when something names their content. */
export async function readSharedPackage(reading: Reading): Promise<SharedPackage> {
  return {
    ...(await readContent(reading)),
    calendars: required(reading, 'calendars.json', calendars) ?? [],
    roles: required(reading, 'roles.json', roles) ?? [],
    messages: readJson(reading, 'messages.json', messages) ?? [],
    sodRules: readJson(reading, 'sod.rules.json', sodRules) ?? [],
    escalationLadder: readJson(reading, 'sla-escalation.json', escalationLadder) ?? [],
    pauseReasons: readJson(reading, 'pause-reasons.json', pauseReasons) ?? [],
    quietHours: readJson(reading, 'quiet-hours.json', quietHours) ?? [],
    clocks: readJson(reading, 'clocks.json', clockCatalogue) ?? { definitions: [], triggers: [] },
  };
}

function required<T>(reading: Reading, path: string, schema: z.ZodType<T>): T | undefined {
  if (!reading.files.has(path))
    reading.findings.push({
      file: `${reading.name}/${path}`,
      path: '',
      value: undefined,
      allowed: 'this file is needed',
    });
  return readJson(reading, path, schema);
}
