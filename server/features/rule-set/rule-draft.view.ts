import type { RuleSetInspection } from '../../../rules/check.ts';
import { type RuleSet, ruleSet } from '../../../rules/schema/rule-set.ts';
import type { Actor } from '../../actor.ts';
import type { RuleDraft, RuleSetCheck } from '../../contract/rule-draft.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import { type Draft, mayDecide } from '../draft/draft.service.ts';
import { peopleOfDraft, viewState } from '../draft/draft.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { latestApproved } from './in-force.ts';
import { viewChanges } from './rule-set.view.ts';
import { rightsOver } from './rule-set-rights.ts';
import { findVersions } from './rule-set-version.repository.ts';
import { contentOf, partsOf, type RuleSetVersion } from './rule-set-version.ts';

/** A draft with what it is measured by. */
export interface DraftInView {
  readonly draft: Draft;
  readonly content: RuleSet;
  /** The version it was begun from. */
  readonly base: RuleSetVersion;
  readonly versions: readonly RuleSetVersion[];
}

/** Reads what a draft is measured by. */
export async function inView(source: Pick<Transaction, 'query'>, draft: Draft): Promise<DraftInView> {
  const versions = await findVersions(source, draft.subject);
  const base = versions.find(({ number }) => number === draft.base);
  if (!base) throw new Error(`draft ${draft.id} is based on version ${draft.base}, which is not there`);
  return { draft, content: ruleSetIn(draft), base, versions };
}

/** The table as a draft has it. */
export function ruleSetIn({ content }: Pick<Draft, 'content'>): RuleSet {
  return ruleSet.parse(content);
}

export async function viewDraft(
  { draft, content, base, versions }: DraftInView,
  actor: Actor,
  people: PersonDirectory,
  directory: Directory,
): Promise<RuleDraft> {
  const person = await people.refs(peopleOfDraft(draft));
  const rights = await rightsOver(draft.subject, actor, directory);
  const { name } = partsOf(draft.subject);
  return {
    ...viewState(draft, actor, rights.publish, person),
    ruleSet: draft.subject,
    name: content.name ?? { en: name, zh: name },
    outdated: latestApproved(versions)?.number !== draft.base,
    content,
    changes: viewChanges(contentOf(base), content),
    may: { edit: rights.edit, takeBack: !mayDecide(draft, actor) },
  };
}

const mostShown = 200;
const mostFindings = 500;

/** What an editor marks: findings with their places, cases, cells. */
export function viewCheck(content: RuleSet, { findings, analysis, tests }: RuleSetInspection): RuleSetCheck {
  const idOf = (index: number) => content.rows[index]?.id ?? '';
  const doubled = content.hitPolicy === 'UNIQUE' ? (analysis?.doubled ?? []) : [];
  return {
    passes: findings.length === 0,
    findings: findings.slice(0, mostFindings).map(({ code, path, message }) => ({ code, path, message })),
    cases: analysis?.cases ?? null,
    missing: [...(analysis?.missing ?? [])].slice(0, mostShown),
    doubled: doubled
      .slice(0, mostShown)
      .map(({ facts, rows, conflict }) => ({ facts, rows: rows.map(idOf), conflict })),
    unreachable: findings
      .filter(({ code }) => code === 'UNREACHABLE_ROW')
      .map(({ path }) => idOf(Number(/\d+/.exec(path)?.[0] ?? 0))),
    tests: tests.map(({ index, passed, got }) => ({
      index,
      passed,
      got: JSON.parse(JSON.stringify(got ?? null)) as RuleSetCheck['tests'][number]['got'],
    })),
  };
}
