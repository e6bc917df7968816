import * as contract from '../../contract/rule-draft.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { PublishRuleSetService } from './publish-rule-set.service.ts';
import type { RuleDraftService } from './rule-draft.service.ts';

/** `/api/rule-drafts`: from a version to an approved one. */
export function ruleDraftRoutes(drafts: RuleDraftService, publishing: PublishRuleSetService): readonly MountedRoute[] {
  return [
    route(contract.beginRuleDraft, ({ params, body, ...hand }) => drafts.begin(params.id, body.from, hand)),
    route(contract.readRuleDraft, ({ params, actor }) => drafts.read(params.id, actor)),
    route(contract.saveRuleDraft, ({ params, body, ifMatch, ...hand }) =>
      drafts.save(params.id, { ...body, lockVersion: ifMatch }, hand),
    ),
    route(contract.checkRuleDraft, ({ params, body }) => drafts.check(params.id, body.content)),
    route(contract.submitRuleDraft, ({ params, ifMatch, ...hand }) => drafts.submit(params.id, ifMatch, hand)),
    route(contract.returnRuleDraft, ({ params, body, ...hand }) => drafts.giveBack(params.id, body.reason, hand)),
    route(contract.discardRuleDraft, ({ params, ...hand }) => drafts.withdraw(params.id, hand)),
    route(contract.publishRuleDraft, ({ params, body, ifMatch, ...hand }) =>
      publishing.publish(params.id, { ...body, lockVersion: ifMatch }, hand),
    ),
  ];
}
