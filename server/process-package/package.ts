import type { ExecutableProcess } from '../../engine/index.ts';
import type { Calendar } from '../../rules/schema/calendar.ts';
import type { Catalogue } from '../../rules/schema/catalogue.ts';
import type { ChangeSchedule } from '../../rules/schema/change-schedule.ts';
import type { ChangeTemplate } from '../../rules/schema/change-template.ts';
import type { ClockCatalogue } from '../../rules/schema/clock-definition.ts';
import type { FormSchema } from '../../rules/schema/form.ts';
import type { ItemTypes } from '../../rules/schema/item-type.ts';
import type { Kpi } from '../../rules/schema/kpi.ts';
import type { Message } from '../../rules/schema/message.ts';
import type { OperationRule } from '../../rules/schema/operation.ts';
import type { PauseReason } from '../../rules/schema/pause-reason.ts';
import type { ProcessManifest } from '../../rules/schema/process-manifest.ts';
import type { QuietHoursRule } from '../../rules/schema/quiet-hours.ts';
import type { RecordType } from '../../rules/schema/record-type.ts';
import type { Role } from '../../rules/schema/role.ts';
import type { RuleSet } from '../../rules/schema/rule-set.ts';
import type { Scenario } from '../../rules/schema/scenario.ts';
import type { EscalationStep } from '../../rules/schema/sla-escalation.ts';
import type { SodRule } from '../../rules/schema/sod.ts';
import type { PackageFiles } from './package-files.ts';

/** A model with the text it was compiled from. */
export interface PackageModel {
  readonly file: string;
  readonly xml: string;
  readonly process: ExecutableProcess;
}

/** A rule set with the hash of its file, which decisions are logged under. */
export interface PinnedRuleSet {
  readonly set: RuleSet;
  readonly hash: string;
}

/** What a folder holds, checked file by file. */
export interface PackageContent {
  readonly files: PackageFiles;
  readonly models: ReadonlyMap<string, PackageModel>;
  readonly recordTypes: ReadonlyMap<string, RecordType>;
  readonly ruleSets: ReadonlyMap<string, PinnedRuleSet>;
  readonly forms: ReadonlyMap<string, FormSchema>;
  /** What people can order of the process; undefined when there is nothing. */
  readonly catalogue: Catalogue | undefined;
  /** Who may change what by hand: in `shared` for all, in a package what is narrower there. */
  readonly operations: readonly OperationRule[];
  /** What configuration items are; null in a package that does not say it. */
  readonly itemTypes: ItemTypes | null;
  /** When changes may be made; null in a package that does not say it. */
  readonly changeSchedule: ChangeSchedule | null;
  /** Standard changes approved beforehand. */
  readonly changeTemplates: readonly ChangeTemplate[];
}

/** One process with everything it consists of. */
export interface ProcessPackage extends PackageContent {
  readonly manifest: ProcessManifest;
  readonly kpis: readonly Kpi[];
  readonly scenarios: readonly Scenario[];
}

/** `processes/shared`: what several packages use. */
export interface SharedPackage extends PackageContent {
  readonly calendars: readonly Calendar[];
  readonly roles: readonly Role[];
  readonly messages: readonly Message[];
  readonly sodRules: readonly SodRule[];
  readonly escalationLadder: readonly EscalationStep[];
  readonly pauseReasons: readonly PauseReason[];
  readonly clocks: ClockCatalogue;
  readonly quietHours: readonly QuietHoursRule[];
}

/** All packages of an installation, checked against each other. */
export interface LoadedPackages {
  readonly shared: SharedPackage;
  readonly packages: readonly ProcessPackage[];
}
