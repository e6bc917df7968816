import { writeAudit } from '../../audit.ts';
import type { RuleSetVersionView } from '../../contract/rule-set.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { insertJob } from '../../jobs/job-table.ts';
import { hashText } from '../../process-package/package-files.ts';
import type { Hand } from '../draft/draft.service.ts';
import { refuseFindings } from './check-draft.ts';
import { latestApproved, scheduledOf } from './in-force.ts';
import { type RuleDraftService, ruleDrafts } from './rule-draft.service.ts';
import { type DraftInView, inView } from './rule-draft.view.ts';
import { peopleOf, viewChanges, viewVersion } from './rule-set.view.ts';
import type { RuleSetParts } from './rule-set-parts.ts';
import { refuseWithout } from './rule-set-rights.ts';
import { findVersions, insertVersion } from './rule-set-version.repository.ts';
import { contentOf, type RuleSetVersion, textOf } from './rule-set-version.ts';

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
   * @throws {RequestError} `SOD_VIOLATION` for an author, `PRECONDITION_FAILED`, `DRAFT_NOT_OPEN`, `DRAFT_OUTDATED`,
   *   `RULE_SET_INVALID`, `EFFECTIVE_TOO_EARLY`, `REASON_REQUIRED`
   */
  async publish(id: string, approval: Approval, hand: Hand): Promise<RuleSetVersionView> {
    const findings = await this.#drafts.findings(id);
    return this.#parts.unitOfWork(async (tx) => {
      const submitted = await ruleDrafts.toChange(tx, { id });
      await refuseWithout('publish', submitted.subject, hand.actor, this.#parts.directory);
      const verdict = { verdict: 'approved', reason: approval.reason, lockVersion: approval.lockVersion ?? 0 } as const;
      const approved = await inView(tx, await ruleDrafts.decide(tx, submitted, verdict, hand));
      refuseOutdated(approved);
      const effectiveAt = effectiveDate(approval, approved, tx.now);
      refuseFindings(findings);

      const version = versionOf(approved, effectiveAt, tx.now);
      await insertVersion(tx, version);
      await this.#audit(tx, approved, version, hand.requestId);
      if (effectiveAt <= tx.now) await this.#parts.versions.renew(tx);
      else await insertJob(tx, { kind: 'rule-set-effective', dueAt: effectiveAt, ref: version.id });

      const versions = await findVersions(tx, version.ruleSet);
      const person = await this.#parts.people.refs(peopleOf(versions), tx);
      return viewVersion(versions.find((each) => each.id === version.id) ?? version, versions, person);
    });
  }

  /** Brings in force what is due: new cases take it from now on. */
  async bringInForce(tx: Transaction): Promise<void> {
    await this.#parts.versions.renew(tx);
  }

  async #audit(tx: Transaction, { base, content, draft }: DraftInView, version: RuleSetVersion, requestId: string) {
    const { rows, parts } = viewChanges(contentOf(base), content);
    await writeAudit(tx, [
      {
        actorId: version.publishedBy,
        action: 'rule-set-published',
        entityType: 'rule-set',
        entityId: draft.subject,
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

function refuseOutdated({ base, versions, draft }: DraftInView): void {
  const latest = latestApproved(versions);
  if (latest === undefined || latest.number === base.number) return;
  const { rows } = viewChanges(contentOf(base), contentOf(latest));
  throw new RequestError('DRAFT_OUTDATED', `version ${latest.number} of "${draft.subject}" was approved since`, {
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

function versionOf({ draft, content, versions, base }: DraftInView, effectiveAt: Date, now: Date): RuleSetVersion {
  const number = (versions.at(-1)?.number ?? 0) + 1;
  const text = textOf(content);
  return {
    id: `${draft.subject}:${number}`,
    ruleSet: draft.subject,
    number,
    text,
    contentHash: hashText(text),
    origin: 'published',
    basedOn: base.number,
    authors: draft.editors,
    publishedBy: draft.decidedBy,
    reason: draft.decisionReason,
    createdAt: now,
    effectiveAt,
    inForceAt: null,
  };
}
