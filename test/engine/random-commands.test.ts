import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type Command, EngineError, type ExecutableProcess, type InstanceState } from '../../engine/index.ts';
import { TestInstance } from './support/instance.ts';
import { extensions, flows, message, processOf, service, timer } from './support/model.ts';

/** A bit of everything, with loops back, so that random commands reach many states. */
async function everything(): Promise<ExecutableProcess> {
  const loop =
    '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=list" inputElement="one" outputCollection="outs" outputElement="=one"/></extensionElements></multiInstanceLoopCharacteristics>';
  return processOf(
    `<startEvent id="s"/><parallelGateway id="f"/><parallelGateway id="j"/><endEvent id="e"/>
     <userTask id="a">${extensions({ outputs: { n: '=n' } })}${loop}</userTask>
     <boundaryEvent id="ab" attachedToRef="a" cancelActivity="false">${timer('Cycle', 'R/PT1H')}</boundaryEvent>
     ${service('b')}<boundaryEvent id="bb" attachedToRef="b"><errorEventDefinition/></boundaryEvent>
     <subProcess id="c"><startEvent id="ci"/><inclusiveGateway id="cf" default="cf_cv"/><userTask id="cu"/><userTask id="cv"/><inclusiveGateway id="cj"/><endEvent id="ce"/>${flows('ci->cf', 'cf->cu:n > 1', 'cf->cv', 'cu->cj', 'cv->cj', 'cj->ce')}</subProcess>
     <boundaryEvent id="cb" attachedToRef="c"><messageEventDefinition messageRef="m_stop"/></boundaryEvent>
     <exclusiveGateway id="x" default="x_e"/><eventBasedGateway id="g"/>
     <intermediateCatchEvent id="gm"><messageEventDefinition messageRef="m_news"/></intermediateCatchEvent>
     <intermediateCatchEvent id="gt">${timer('Duration', 'PT1H')}</intermediateCatchEvent>
     <subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false"><conditionalEventDefinition><condition xsi:type="tFormalExpression">=n > 5</condition></conditionalEventDefinition></startEvent><userTask id="hu"/>${flows('hs->hu')}</subProcess>
     ${flows('s->f', 'f->a', 'f->b', 'f->c', 'a->j', 'b->j', 'c->j', 'j->x', 'x->g:n > 3', 'x->e', 'g->gm', 'g->gt', 'gm->f', 'gt->e', 'bb->j', 'cb->g', 'ab->e')}`,
    message('stop') + message('news'),
  );
}

const value = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom<string | null | boolean>('x', null, true));

/** The command that fits what an effect opened, with a made-up answer. */
function commandFor(instance: TestInstance, pick: number, n: number | string | boolean | null): Command {
  const opened = instance.effects.flatMap((effect): readonly Command[] => {
    if (effect.type === 'open-user-task')
      return [
        { type: 'complete-user-task', taskId: effect.taskId, variables: { n } },
        { type: 'update-task', taskId: effect.taskId, variables: { n } },
        { type: 'claim-task', taskId: effect.taskId, userId: 'ada' },
      ];
    if (effect.type === 'create-job')
      return [
        { type: 'complete-job', jobId: effect.jobId, variables: { n } },
        { type: 'fail-job', jobId: effect.jobId, message: 'no' },
        { type: 'throw-bpmn-error', jobId: effect.jobId, errorCode: 'X', message: 'no' },
      ];
    if (effect.type === 'schedule-timer') return [{ type: 'fire-timer', timerId: effect.timerId }];
    if (effect.type === 'open-subscription')
      return [{ type: 'deliver-message', subscriptionId: effect.subscriptionId, payload: { n } }];
    if (effect.type === 'stall') return [{ type: 'retry-stall', stallId: effect.stallId }];
    return [];
  });
  const others: readonly Command[] = [
    { type: 'set-variables', variables: { n } },
    { type: 'record-changed' },
    { type: 'complete-user-task', taskId: 'nothing:99', variables: {} },
  ];
  const all = [...opened, ...others];
  return all[pick % all.length] ?? { type: 'record-changed' };
}

function expectSound(state: InstanceState): void {
  const ids = new Set(state.tokens.map((token) => token.id));
  for (const token of state.tokens.slice(1)) expect(ids).toContain(token.in ?? 0);
  for (const wait of state.waits) expect(ids).toContain(wait.host ?? 0);
  for (const id of [...ids, ...state.waits.map((wait) => wait.id)]) expect(id).toBeLessThan(state.nextId);
  if (state.ended) expect([state.tokens.length, state.waits.length]).toEqual([1, 0]);
  else for (const token of state.tokens) expect(token.wait).toBeDefined();
}

test('given any commands in any order, when they are applied, then only engine errors are thrown and the state stays sound', async () => {
  const process = await everything();

  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), value), { maxLength: 40 }), value, (commands, first) => {
      const instance = TestInstance.start(process, { n: first, list: [1, 2], key: 'k' });
      for (const [pick, n] of commands) {
        const before = instance.state;
        try {
          instance.do(commandFor(instance, pick, n));
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
          expect(instance.state).toEqual(before);
        }
        expectSound(instance.state);
      }
      const opened = instance.all('open-user-task').map((effect) => effect.taskId);
      expect(new Set(opened).size).toBe(opened.length);
    }),
    { numRuns: 300 },
  );
});

test('given any commands, when everything is canceled at last, then every effect that opened something is closed', async () => {
  const process = await everything();

  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), value), { maxLength: 25 }), (commands) => {
      const instance = TestInstance.start(process, { n: 4, list: [1], key: 'k' });
      for (const [pick, n] of commands) {
        try {
          instance.do(commandFor(instance, pick, n));
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
        }
      }
      if (instance.outcome() === null) instance.do({ type: 'cancel', reason: 'end of test' });

      expect(instance.tasks()).toEqual([]);
      expect(instance.stalls()).toEqual([]);
      expect(
        instance
          .all('open-subscription')
          .map((effect) => effect.subscriptionId)
          .toSorted(),
      ).toEqual(
        instance
          .all('close-subscription')
          .map((effect) => effect.subscriptionId)
          .toSorted(),
      );
      expect(instance.all('end')).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});
