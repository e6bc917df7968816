import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeExecution } from '../../../server/compose-execution.ts';
import type { Dialect } from '../../../server/database/dialect.ts';
import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { loadPackages } from '../../../server/process-package/load.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { ChangingPackages } from './changing-packages.ts';
import { openTask, openTasks, platformOf, startCase } from './support.ts';

/** A user task of the service desk, in both languages. */
function task(id: string): string {
  return `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="workshop-done" /><zeebe:assignmentDefinition candidateGroups="service-desk" /><zeebe:ioMapping></zeebe:ioMapping><zeebe:properties><zeebe:property name="role" value="service-desk" /><zeebe:property name="name.zh" value="任务" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask>`;
}

function event(type: string, id: string, attributes: string, definition: string): string {
  return `<bpmn:${type} id="${id}" name="${id}" ${attributes}><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="事件" /></zeebe:properties></bpmn:extensionElements>${definition}</bpmn:${type}>`;
}

function flow(source: string, target: string): string {
  return `<bpmn:sequenceFlow id="F_${source}" sourceRef="${source}" targetRef="${target}" />`;
}

const escalation = '<bpmn:escalation id="Esc_late" name="Late" escalationCode="LATE" />';

/** The rounds tell their caller that they begin; the caller lets somebody know and goes on waiting. */
function packagesThatEscalate(): ChangingPackages {
  const packages = callerThatListens();
  packages.change(
    'workshop/workshop-round.bpmn',
    /<bpmn:sequenceFlow id="F0".*/,
    event(
      'intermediateThrowEvent',
      'IT_tell',
      '',
      '<bpmn:escalationEventDefinition id="IT_def" escalationRef="Esc_late" />',
    ) +
      flow('XG0_again', 'IT_tell') +
      flow('IT_tell', 'UT2_round'),
  );
  return packages;
}

/** The call lasts an hour, tells its caller and ends, all in one step. */
function packagesThatTellAtTheirEnd(): ChangingPackages {
  const packages = callerThatListens();
  const hour =
    '<bpmn:timerEventDefinition id="IT_timer"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>';
  packages.change(
    'workshop/workshop-round.bpmn',
    /<bpmn:sequenceFlow id="F1".*/,
    event('intermediateCatchEvent', 'IT_hour', '', hour) +
      event(
        'intermediateThrowEvent',
        'IT_tell',
        '',
        '<bpmn:escalationEventDefinition id="IT_def" escalationRef="Esc_late" />',
      ) +
      flow('SE_begin', 'IT_hour') +
      flow('IT_hour', 'IT_tell') +
      flow('IT_tell', 'EE_end'),
  );
  return packages;
}

/** The workshop with an event on its call that lets somebody know of an escalation. */
function callerThatListens(): ChangingPackages {
  const packages = new ChangingPackages();
  packages.install('packages/workshop');
  packages.change('workshop/workshop-round.bpmn', '</bpmn:process>', `</bpmn:process>${escalation}`);
  packages.change(
    'workshop/workshop.bpmn',
    '</bpmn:process>',
    `${event(
      'boundaryEvent',
      'BE_told',
      'attachedToRef="CA1_round" cancelActivity="false"',
      '<bpmn:escalationEventDefinition id="BE_def" escalationRef="Esc_late" />',
    )}${task('UT8_told')}${event('endEvent', 'EE8_told', '', '')}${flow('BE_told', 'UT8_told')}${flow('UT8_told', 'EE8_told')}</bpmn:process>${escalation}`,
  );
  return packages;
}

describe.each<Dialect>(['sqlite', 'postgres'])('given a called process that escalates, on %s', (database) => {
  const packages = packagesThatEscalate();
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAServer({ database, config: { packagesDirectories: packages.directories } });
  });
  afterAll(async () => {
    await server.close();
    packages.remove();
  });

  test('when nobody in it catches that, then the call activity does, and the call goes on', async () => {
    const { recordId } = await startCase(await server.as('zhang-wei'), 'call');
    const li = await server.as('li-na');

    expect((await openTasks(li, recordId)).map(({ elementId }) => elementId).toSorted()).toEqual([
      'UT2_round',
      'UT8_told',
    ]);

    const told = await openTask(li, recordId, 'UT8_told');
    await li.post(`/api/tasks/${told.id}/complete`, { values: {} });
    expect((await openTasks(li, recordId)).map(({ elementId }) => elementId)).toEqual(['UT2_round']);
  });
});

describe.each<Dialect>(['sqlite', 'postgres'])(
  'given a called process that escalates and ends in one step, on %s',
  (database) => {
    test('when another node holds the escalation, then the end waits for it, and the caller hears both in their order', async () => {
      const packages = packagesThatTellAtTheirEnd();
      const server = await givenAServer({ database, config: { packagesDirectories: packages.directories } });
      const { recordId } = await startCase(await server.as('zhang-wei'), 'call');
      const { reader, unitOfWork } = server.database;
      /** A batch of the other node ends behind the escalation, as soon as it is there. */
      const heldElsewhere: UnitOfWork = (work) =>
        unitOfWork(async (tx) => {
          const answer = await work(tx);
          await tx.execute(
            `UPDATE job SET lease_owner = 'another node', lease_until = ?, lease_count = 1
           WHERE kind = 'escalate-call' AND lease_owner IS NULL`,
            [new Date(tx.now.getTime() + 60_000)],
          );
          return answer;
        });
      const node = await composeExecution({
        ...platformOf(server, heldElsewhere),
        loadPackages: (known) => loadPackages(packages.directories, known),
      });
      const waiting = async () =>
        (
          await reader.query<{ kind: string }>(`SELECT j.kind FROM job j JOIN process_instance i ON i.id = j.instance_id
           WHERE j.kind LIKE '%-call' AND i.process_id = 'workshop' ORDER BY j.id`)
        ).map(({ kind }) => kind);

      server.clock.advance(3_600_000);
      await node.settle();
      expect(await waiting()).toEqual(['escalate-call', 'complete-call']);

      server.clock.advance(61_000);
      await server.settle();
      expect(await waiting()).toEqual([]);
      expect((await openTasks(await server.as('li-na'), recordId)).map(({ elementId }) => elementId)).toContain(
        'UT8_told',
      );

      await server.close();
      packages.remove();
    });
  },
);
