import { type RuleSet, ruleSet } from '../../../rules/schema/rule-set.ts';

/** `<package>.<rule set>`, e.g. `shared.priority`: two packages may have sets of one name. */
export type RuleSetId = string;

export function ruleSetIdOf(owner: string, set: string): RuleSetId {
  return `${owner}.${set}`;
}

/** The folder a rule set belongs to, and its name there. */
export function partsOf(id: RuleSetId): { readonly owner: string; readonly name: string } {
  const dot = id.indexOf('.');
  return { owner: id.slice(0, dot), name: id.slice(dot + 1) };
}

/** One version of a rule set; its content never changes. */
export interface RuleSetVersion {
  /** `<rule set id>:<number>`. */
  readonly id: string;
  readonly ruleSet: RuleSetId;
  readonly number: number;
  /** The rule set as JSON, exactly as it was hashed. */
  readonly text: string;
  readonly contentHash: string;
  /** `package`: came with the files of its package. `published`: approved here. */
  readonly origin: 'package' | 'published';
  readonly basedOn: number | null;
  /** Who changed it; empty for what came with a package. */
  readonly authors: readonly string[];
  readonly publishedBy: string | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly effectiveAt: Date;
  /** When it came into force; null while it is scheduled, and for a package's version that was set aside. */
  readonly inForceAt: Date | null;
}

/** What a version decides by. @throws {ZodError} when it was written by another program */
export function contentOf({ text }: Pick<RuleSetVersion, 'text'>): RuleSet {
  return ruleSet.parse(JSON.parse(text));
}

/** The text of a rule set as it is stored, hashed and exported. */
export function textOf(set: RuleSet): string {
  return `${JSON.stringify(set, null, 2)}\n`;
}
