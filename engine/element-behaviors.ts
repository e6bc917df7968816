import type { ElementBehavior } from './element-behavior.ts';
import { boundaryEvent } from './events/boundary-event.ts';
import { endEvent } from './events/end-event.ts';
import { intermediateCatchEvent } from './events/intermediate-catch-event.ts';
import { intermediateThrowEvent } from './events/intermediate-throw-event.ts';
import { startEvent } from './events/start-event.ts';
import { complexGateway } from './gateways/complex-gateway.ts';
import { eventBasedGateway } from './gateways/event-based-gateway.ts';
import { exclusiveGateway } from './gateways/exclusive-gateway.ts';
import { inclusiveGateway } from './gateways/inclusive-gateway.ts';
import { parallelGateway } from './gateways/parallel-gateway.ts';
import type { NodeType } from './model/node-detail.ts';
import { adHocSubProcess } from './subprocesses/ad-hoc-sub-process.ts';
import { process } from './subprocesses/process.ts';
import { subProcess } from './subprocesses/sub-process.ts';
import { transaction } from './subprocesses/transaction.ts';
import { businessRuleTask } from './tasks/business-rule-task.ts';
import { callActivity } from './tasks/call-activity.ts';
import { manualTask } from './tasks/manual-task.ts';
import { receiveTask } from './tasks/receive-task.ts';
import { scriptTask } from './tasks/script-task.ts';
import { sendTask } from './tasks/send-task.ts';
import { serviceTask } from './tasks/service-task.ts';
import { task } from './tasks/undefined-task.ts';
import { userTask } from './tasks/user-task.ts';

type Behaviors = { readonly [T in NodeType]: ElementBehavior<T> };

/** What runs, by BPMN type. Any other flow element is refused when a model is compiled. */
const behaviors: Behaviors = {
  process,
  subProcess,
  transaction,
  adHocSubProcess,
  startEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  endEvent,
  task,
  manualTask,
  userTask,
  serviceTask,
  sendTask,
  receiveTask,
  businessRuleTask,
  scriptTask,
  callActivity,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  complexGateway,
  eventBasedGateway,
};

export function behaviorOf<T extends NodeType>(type: T): ElementBehavior<T> {
  return behaviors[type];
}

export function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(behaviors, type);
}
