import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { RuleSetVersionView } from '../../contract/rule-set.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { NotFound, RequestError } from '../../errors.ts';
import { insertJob } from '../../jobs/job-table.ts';
import { hashText } from '../../process-package/package-files.ts';
import { reasonGiven } from '../../reason.ts';
import { refuseFindings } from './check-draft.ts';
import { latestApproved, scheduledOf } from './in-force.ts';
import { findDraft, moveDraft } from './rule-draft.repository.ts';
import { type RuleDraftService, refuseOtherStatus, refuseOtherVersion } from './rule-draft.service.ts';
import { type DraftInView, inView } from './rule-draft.view.ts';
import { peopleOf, viewChanges, viewVersion } from './rule-set.view.ts';
import type { RuleSetParts } from './rule-set-parts.ts';
import { refuseWithout } from './rule-set-rights.ts';
import { findVersions, insertVersion } from './rule-set-version.repository.ts';
import { contentOf, type RuleSetVersion } from './rule-set-version.ts';

/** What the approver says. */
export interface Approval {
  readonly reason?: string | undefined;
  /** When it comes into force; at once when absent. */
  readonly effectiveAt?: string | undefined;
  /** The content they have read. */
  readonly lockVersion: number | null;
}

/** Approves drafts somebody else wrote: they become versions that new cases take from their effective date. */
export class PublishRuleSetService {
  readonly #parts: RuleSetParts;
  readonly #drafts: RuleDraftService;

  constructor(parts: RuleSetParts, drafts: RuleDraftService) {
    this.#parts = parts;
    this.#drafts = drafts;
  }

  /**
   * @throws {RequestError} `SOD_VIOLATION` for an author, `PRECONDITION_FAILED`, `RULE_DRAFT_NOT_OPEN`, `RULE_DRAFT_OUTDATED`,
   *   `RULE_SET_INVALID`, `EFFECTIVE_TOO_EARLY`, `REASON_REQUIRED`
   */
  async publish(draftId: string, approval: Approval, actor: Actor, requestId: string): Promise<RuleSetVersionView> {
    const findings = await this.#drafts.findings(draftId);
    return this.#parts.unitOfWork(async (tx) => {
      const row = await findDraft(tx, draftId);
      if (!row) throw new NotFound('draft', draftId);
      await refuseWithout('publish', row.rule_set, actor, this.#parts.directory);
      const draft = await inView(tx, row);
      refuseAuthor(draft, actor);
      refuseOtherVersion(row, approval.lockVersion);
      refuseOtherStatus(row, 'submitted');
      const reason = reasonGiven(approval.reason);
      refuseOutdated(draft);
      const effectiveAt = effectiveDate(approval, draft, tx.now);
      refuseFindings(findings);

      if (!(await moveDraft(tx, row, { status: 'published', by: actor.userId }))) refuseOtherStatus(row, 'published');
      const version = versionOf(draft, { approver: actor.userId, reason, effectiveAt, now: tx.now });
      await insertVersion(tx, version);
      await this.#audit(tx, draft, version, requestId);
      if (effectiveAt <= tx.now) await this.#parts.versions.renew(tx);
      else await insertJob(tx, { kind: 'rule-set-effective', dueAt: effectiveAt, ref: version.id });

      const versions = await findVersions(tx, row.rule_set);
      const person = await this.#parts.people.refs(peopleOf(versions), tx);
      return viewVersion(versions.find(({ id }) => id === version.id) ?? version, versions, person);
    });
  }

  /** Brings in force what is due: new cases take it from now on. */
  async bringInForce(tx: Transaction): Promise<void> {
    await this.#parts.versions.renew(tx);
  }

  async #audit(tx: Transaction, { base, content, row }: DraftInView, version: RuleSetVersion, requestId: string) {
    const { rows, parts } = viewChanges(contentOf(base), content);
    await writeAudit(tx, [
      {
        actorId: version.publishedBy,
        action: 'rule-set-published',
        entityType: 'rule-set',
        entityId: row.rule_set,
        details: {
          version: version.number,
          contentHash: version.contentHash,
          basedOn: version.basedOn,
          authors: version.authors,
          reason: version.reason,
          effectiveAt: version.effectiveAt.toISOString(),
          rows: rows.map(({ id, change }) => ({ id, change })),
          parts,
        },
        requestId,
      },
    ]);
  }
}

/** Four eyes: whoever changed a draft does not approve it, whatever their roles. */
function refuseAuthor({ authors, row }: DraftInView, actor: Actor): void {
  if (!authors.includes(actor.userId)) return;
  throw new RequestError('SOD_VIOLATION', `${actor.userId} changed the draft and may not approve it`, {
    params: { rule: 'SOD-11', ruleSet: row.rule_set },
  });
}

function refuseOutdated({ base, versions, row }: DraftInView): void {
  const latest = latestApproved(versions);
  if (latest === undefined || latest.number === base.number) return;
  const { rows } = viewChanges(contentOf(base), contentOf(latest));
  throw new RequestError('RULE_DRAFT_OUTDATED', `version ${latest.number} of "${row.rule_set}" was approved since`, {
    params: { basedOn: base.number, latest: latest.number },
    errors: rows.map(({ id, change }) => ({ path: `rows.${id}`, code: change, params: {} })),
  });
}

/** Never in the past: what has been decided stays decided. And not before what was approved earlier. */
function effectiveDate({ effectiveAt }: Approval, { versions }: DraftInView, now: Date): Date {
  const wanted = effectiveAt === undefined ? now : new Date(effectiveAt);
  const earliest = new Date(Math.max(now.getTime(), scheduledOf(versions).at(-1)?.effectiveAt.getTime() ?? 0));
  if (wanted >= earliest) return wanted;
  throw new RequestError('EFFECTIVE_TOO_EARLY', `${wanted.toISOString()}; allowed: from ${earliest.toISOString()}`, {
    params: { earliest: earliest.toISOString() },
  });
}

function versionOf(
  { row, versions, authors, base }: DraftInView,
  { approver, reason, effectiveAt, now }: { approver: string; reason: string; effectiveAt: Date; now: Date },
): RuleSetVersion {
  const number = (versions.at(-1)?.number ?? 0) + 1;
  return {
    id: `${row.rule_set}:${number}`,
    ruleSet: row.rule_set,
    number,
    text: row.content,
    contentHash: hashText(row.content),
    origin: 'published',
    basedOn: base.number,
    authors,
    publishedBy: approver,
    reason,
    createdAt: now,
    effectiveAt,
    inForceAt: null,
  };
}
