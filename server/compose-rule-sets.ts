import { decisionRoutes } from './features/decision/decision.routes.ts';
import { DecisionService } from './features/decision/decision.service.ts';
import type { ProcessInstanceService } from './features/process-instance/process-instance.service.ts';
import type { StepParts } from './features/process-instance/step-parts.ts';
import { PublishRuleSetService } from './features/rule-set/publish-rule-set.service.ts';
import { RebindService } from './features/rule-set/rebind.service.ts';
import { ruleDraftRoutes } from './features/rule-set/rule-draft.routes.ts';
import { RuleDraftService } from './features/rule-set/rule-draft.service.ts';
import { ruleSetRoutes } from './features/rule-set/rule-set.routes.ts';
import type { RuleSetParts } from './features/rule-set/rule-set-parts.ts';
import { RuleSetQueryService } from './features/rule-set/rule-set-query.service.ts';
import { RuleSetUseService } from './features/rule-set/rule-set-use.service.ts';
import { contentOf } from './features/rule-set/rule-set-version.ts';
import { whatIfRoutes } from './features/rule-set/what-if/what-if.routes.ts';
import { WhatIfService } from './features/rule-set/what-if/what-if.service.ts';
import { WhatIfChangeService } from './features/rule-set/what-if/what-if-change.service.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** What the composition root takes from rule sets. */
export interface RuleSetsUnderControl {
  readonly routes: readonly MountedRoute[];
  readonly publishing: PublishRuleSetService;
  readonly replays: WhatIfService;
  /** Ends replays that run. */
  stop(): Promise<void>;
}

/** Rule sets under control: drafts, approval, what runs by which version. */
export function composeRuleSets(
  { reader, unitOfWork, people, clock, log }: Platform,
  { versions, ruleSets, directory, calendars }: StepParts,
  instances: ProcessInstanceService,
): RuleSetsUnderControl {
  const parts: RuleSetParts = {
    reader,
    unitOfWork,
    versions,
    ruleSets,
    people,
    directory,
    now: () => clock.now(),
    surroundings: (base) => ({ used: contentOf(base), calendars: calendars().map(({ id }) => id) }),
  };
  const drafts = new RuleDraftService(parts);
  const publishing = new PublishRuleSetService(parts, drafts);
  const replays = new WhatIfService(parts, log);
  return {
    publishing,
    replays,
    stop: () => replays.stop(),
    routes: [
      ...ruleSetRoutes(
        new RuleSetQueryService(parts),
        new RuleSetUseService(parts),
        new RebindService(parts, instances),
      ),
      ...whatIfRoutes(replays, new WhatIfChangeService(parts)),
      ...decisionRoutes(new DecisionService(reader, directory)),
      ...ruleDraftRoutes(drafts, publishing),
    ],
  };
}
