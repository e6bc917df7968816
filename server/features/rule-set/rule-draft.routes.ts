import * as contract from '../../contract/rule-draft.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { PublishRuleSetService } from './publish-rule-set.service.ts';
import type { RuleDraftService } from './rule-draft.service.ts';

/** `/api/rule-drafts`: from a version to an approved one. */
export function ruleDraftRoutes(drafts: RuleDraftService, publishing: PublishRuleSetService): readonly MountedRoute[] {
  return [
    route(contract.beginRuleDraft, async ({ params, body, actor, requestId }) =>
      drafts.begin(params.id, body.from, actor, requestId),
    ),
    route(contract.readRuleDraft, async ({ params, actor }) => drafts.read(params.id, actor)),
    route(contract.saveRuleDraft, async ({ params, body, actor, requestId, ifMatch }) =>
      drafts.save(params.id, { ...body, lockVersion: ifMatch }, actor, requestId),
    ),
    route(contract.checkRuleDraft, async ({ params, body }) => drafts.check(params.id, body.content)),
    route(contract.submitRuleDraft, async ({ params, actor, requestId, ifMatch }) =>
      drafts.submit(params.id, ifMatch, actor, requestId),
    ),
    route(contract.returnRuleDraft, async ({ params, body, actor, requestId }) =>
      drafts.giveBack(params.id, body.reason, actor, requestId),
    ),
    route(contract.discardRuleDraft, async ({ params, actor, requestId }) =>
      drafts.discard(params.id, actor, requestId),
    ),
    route(contract.publishRuleDraft, async ({ params, body, actor, requestId, ifMatch }) =>
      publishing.publish(params.id, { ...body, lockVersion: ifMatch }, actor, requestId),
    ),
  ];
}
