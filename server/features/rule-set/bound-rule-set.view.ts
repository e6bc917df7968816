import type { RunningInstance } from '../../execution/running-instance.ts';
import type { PinnedRuleSet } from '../../process-package/package.ts';
import type { ProcessVersion, ProcessVersionService } from '../process-version/process-version.service.ts';
import type { RuleSetVersionService } from './rule-set-version.service.ts';
import { type RuleSetId, ruleSetIdOf } from './rule-set-version.ts';

/** Which rule set a decision of a process version asks for: its own, or the shared one of that name. */
export function ruleSetAsked(version: ProcessVersion, decisionId: string): RuleSetId {
  const own = version.processId !== 'shared' && version.content.files.has(`rules/${decisionId}.json`);
  return ruleSetIdOf(own ? version.processId : 'shared', decisionId);
}

/** What an instance decides by: the version it was bound to on purpose, else the one its process version pins. */
export async function boundRuleSet(
  instance: Pick<RunningInstance, 'model' | 'ruleBindings'>,
  decisionId: string,
  sources: { readonly versions: ProcessVersionService; readonly ruleSets: RuleSetVersionService },
): Promise<PinnedRuleSet | undefined> {
  const { version } = instance.model;
  const bound = instance.ruleBindings?.sets[ruleSetAsked(version, decisionId)];
  return bound === undefined ? sources.versions.ruleSet(version, decisionId) : sources.ruleSets.pinned(bound);
}
