import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import { type PublishedRuleSet, withPublished } from '../../process-package/overlay.ts';
import type { LoadedPackages, PinnedRuleSet } from '../../process-package/package.ts';
import { bySet, scheduledOf, versionInForce } from './in-force.ts';
import { findVersion, findVersions, insertVersion, markInForce } from './rule-set-version.repository.ts';
import { contentOf, partsOf, type RuleSetId, type RuleSetVersion, ruleSetIdOf } from './rule-set-version.ts';

export type { RuleSetId, RuleSetVersion } from './rule-set-version.ts';

/** Versions of rule sets: what packages came with, and what was approved here. */
export class RuleSetVersionService {
  readonly #reader: Reader;
  readonly #pinned = new Map<string, Promise<PinnedRuleSet>>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * Notes what packages came with, brings in force what is due, and lays it over the packages: what processes are to
   * run by from now on.
   */
  async laidOver(tx: Transaction, loaded: LoadedPackages): Promise<LoadedPackages> {
    const stored = bySet(await findVersions(tx));
    for (const packaged of packagedSets(loaded)) await notePackaged(tx, packaged, stored.get(packaged.id) ?? []);
    for (const versions of stored.values())
      for (const { id, effectiveAt } of scheduledOf(versions)) if (effectiveAt <= tx.now) await markInForce(tx, id);
    return withPublished(loaded, publishedInForce(bySet(await findVersions(tx))));
  }

  /** All versions of one rule set, or of all. */
  versions(id?: RuleSetId): Promise<readonly RuleSetVersion[]> {
    return findVersions(this.#reader, id);
  }

  /** @throws {NotFound} */
  async numbered(id: RuleSetId, number: number): Promise<RuleSetVersion> {
    const version = await findVersion(this.#reader, `${id}:${number}`);
    if (!version) throw new NotFound('rule set version', `${id}:${number}`);
    return version;
  }

  /** A version as decisions are made by it; kept in memory, because versions never change. @throws {NotFound} */
  pinned(versionId: string): Promise<PinnedRuleSet> {
    const known = this.#pinned.get(versionId);
    if (known) return known;
    const reading = this.#read(versionId);
    this.#pinned.set(versionId, reading);
    reading.catch(() => this.#pinned.delete(versionId));
    return reading;
  }

  async #read(versionId: string): Promise<PinnedRuleSet> {
    const version = await findVersion(this.#reader, versionId);
    if (!version) throw new NotFound('rule set version', versionId);
    return { set: contentOf(version), hash: version.contentHash };
  }
}

interface Packaged {
  readonly id: RuleSetId;
  readonly text: string;
  readonly hash: string;
}

function packagedSets({ shared, packages }: LoadedPackages): readonly Packaged[] {
  const all = [
    { owner: 'shared', content: shared },
    ...packages.map((pack) => ({ owner: pack.manifest.id, content: pack })),
  ];
  return all.flatMap(({ owner, content }) =>
    [...content.ruleSets].map(([name, { hash }]) => ({
      id: ruleSetIdOf(owner, name),
      text: content.files.get(`rules/${name}.json`) ?? '',
      hash,
    })),
  );
}

/** A package that brings other content adds a version; it comes into force unless people here approved one of their own. */
async function notePackaged(
  tx: Transaction,
  { id, text, hash }: Packaged,
  versions: readonly RuleSetVersion[],
): Promise<void> {
  const latest = versions.findLast(({ origin }) => origin === 'package');
  if (latest?.contentHash === hash) return;
  const own = versionInForce(versions)?.origin === 'published';
  const number = (versions.at(-1)?.number ?? 0) + 1;
  await insertVersion(tx, {
    id: `${id}:${number}`,
    ruleSet: id,
    number,
    text,
    contentHash: hash,
    origin: 'package',
    basedOn: null,
    authors: [],
    publishedBy: null,
    reason: null,
    createdAt: tx.now,
    effectiveAt: tx.now,
    inForceAt: own ? null : tx.now,
  });
}

function publishedInForce(stored: ReadonlyMap<RuleSetId, readonly RuleSetVersion[]>): readonly PublishedRuleSet[] {
  return [...stored.values()].flatMap((versions) => {
    const version = versionInForce(versions);
    if (version?.origin !== 'published') return [];
    return [{ owner: partsOf(version.ruleSet).owner, set: contentOf(version), text: version.text }];
  });
}
