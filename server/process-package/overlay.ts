import type { RuleSet } from '../../rules/schema/rule-set.ts';
import type { LoadedPackages, PackageContent } from './package.ts';
import { hashText } from './package-files.ts';

/** A rule set that was published here: it stands in place of the file its package came with. */
export interface PublishedRuleSet {
  /** Folder of the package, or `shared`. */
  readonly owner: string;
  readonly set: RuleSet;
  /** The text that is stored and hashed. */
  readonly text: string;
}

/**
 * Packages as they are with what was published here laid over their files. A set whose file is gone from its package
 * is left out: nobody asks for it any more.
 */
export function withPublished(loaded: LoadedPackages, published: readonly PublishedRuleSet[]): LoadedPackages {
  const over = <Content extends PackageContent>(owner: string, content: Content): Content =>
    laidOver(
      content,
      published.filter((each) => each.owner === owner),
    );
  return {
    shared: over('shared', loaded.shared),
    packages: loaded.packages.map((pack) => over(pack.manifest.id, pack)),
  };
}

function laidOver<Content extends PackageContent>(content: Content, published: readonly PublishedRuleSet[]): Content {
  const known = published.filter(({ set }) => content.ruleSets.has(set.id));
  if (known.length === 0) return content;
  return {
    ...content,
    files: new Map([...content.files, ...known.map(({ set, text }) => [`rules/${set.id}.json`, text] as const)]),
    ruleSets: new Map([
      ...content.ruleSets,
      ...known.map(({ set, text }) => [set.id, { set, hash: hashText(text) }] as const),
    ]),
  };
}
