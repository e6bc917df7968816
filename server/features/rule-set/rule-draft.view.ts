import type { RuleSetInspection } from '../../../rules/check.ts';
import { type RuleSet, ruleSet } from '../../../rules/schema/rule-set.ts';
import type { Actor } from '../../actor.ts';
import type { RuleDraft, RuleSetCheck } from '../../contract/rule-draft.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { latestApproved } from './in-force.ts';
import { type DraftRow, type DraftSave, findSaves } from './rule-draft.repository.ts';
import { viewChanges } from './rule-set.view.ts';
import { rightsOver } from './rule-set-rights.ts';
import { findVersions } from './rule-set-version.repository.ts';
import { contentOf, partsOf, type RuleSetVersion } from './rule-set-version.ts';

/** A draft with what it is measured by. */
export interface DraftInView {
  readonly row: DraftRow;
  readonly content: RuleSet;
  /** The version it was begun from. */
  readonly base: RuleSetVersion;
  readonly versions: readonly RuleSetVersion[];
  /** Who changed it: none of them may approve it. */
  readonly authors: readonly string[];
}

/** Reads a draft with its versions and authors. */
export async function inView(source: Pick<Transaction, 'query'>, row: DraftRow): Promise<DraftInView> {
  const versions = await findVersions(source, row.rule_set);
  const base = versions.find(({ number }) => number === row.based_on);
  if (!base) throw new Error(`draft ${row.id} is based on version ${row.based_on}, which is not there`);
  const authors = authorsOf(await findSaves(source, row.id), base);
  return { row, content: ruleSet.parse(JSON.parse(row.content)), base, versions, authors };
}

/** Whoever saved a change; who only began a draft with the content in force wrote nothing. */
function authorsOf(saves: readonly DraftSave[], base: RuleSetVersion): readonly string[] {
  const changes = saves.filter(({ lock_version, content }) => lock_version > 1 || content !== base.text);
  return [...new Set(changes.map(({ saved_by }) => saved_by))];
}

export async function viewDraft(
  { row, content, base, versions, authors }: DraftInView,
  actor: Actor,
  people: PersonDirectory,
  directory: Directory,
): Promise<RuleDraft> {
  const person = await people.refs([...authors, row.updated_by]);
  const rights = await rightsOver(row.rule_set, actor, directory);
  const { name } = partsOf(row.rule_set);
  return {
    id: row.id,
    ruleSet: row.rule_set,
    name: content.name ?? { en: name, zh: name },
    basedOn: row.based_on,
    outdated: latestApproved(versions)?.number !== row.based_on,
    status: row.status,
    lockVersion: row.lock_version,
    content,
    authors: authors.flatMap((id) => person(id) ?? []),
    updatedBy: person(row.updated_by),
    updatedAt: row.updated_at,
    note: row.note,
    changes: viewChanges(contentOf(base), content),
    may: {
      edit: rights.edit,
      publish: rights.publish && !authors.includes(actor.userId),
      author: authors.includes(actor.userId),
    },
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
