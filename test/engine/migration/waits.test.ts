import { describe, expect, test } from 'vitest';
import { beside, boundary, caught, on, onEvent } from '../conformance/xml.ts';
import { extensions, service, timer } from '../support/model.ts';
import { aModel, effectsOf, Moving, refusalOf } from './given.ts';

describe('events on an activity', () => {
  test('given a timer the new model sets otherwise, then it keeps its due; when it is to be recomputed, then it is set anew', async () => {
    const model = (text: string) => aModel('s->u1->e; b1->e2', boundary('b1', 'u1', on.timer(text)));
    const [kept, recomputed] = [new Moving(await model('PT1H')), new Moving(await model('PT1H'))];

    expect(effectsOf(kept.to(await model('PT9H')))).toBe('');
    expect(effectsOf(recomputed.to(await model('PT9H'), {}, { timers: 'recompute' }))).toBe(
      'cancel-timer b1:3, schedule-timer b1:4',
    );
    expect(kept.fired('b1').at).toBe('completed');
    expect(recomputed.fired('b1').at).toBe('completed');
  });

  test('given a recurring timer that is written otherwise, then it is set anew', async () => {
    const model = (text: string) => aModel('s->u1->e; b1->e2', beside('b1', 'u1', timer('Cycle', text)));
    const instance = new Moving(await model('R/PT1H'));

    expect(effectsOf(instance.to(await model('R/PT2H')))).toBe('cancel-timer b1:3, schedule-timer b1:4');
    expect(effectsOf(instance.to(await model('R/PT2H')))).toBe('');
  });

  test('given an event the new model has not, and one it adds, then the one is closed and the other opened', async () => {
    const instance = new Moving(await aModel('s->u1->e; b1->e2', boundary('b1', 'u1', on.timer())));

    const moved = instance.to(await aModel('s->u1->e; b2->u9->e2', boundary('b2', 'u1', on.message())));

    expect(moved).toMatchObject({ waits: { opened: ['b2'], reopened: [], dropped: ['b1'] } });
    expect(effectsOf(moved)).toBe('cancel-timer b1:3, open-subscription b2:4');
    expect(instance.told('b2').at).toBe('u9');
  });

  test('given an event that was renamed, then its timer is known by the new id', async () => {
    const instance = new Moving(await aModel('s->u1->e; b1->e2', boundary('b1', 'u1', on.timer())));

    expect(effectsOf(instance.to(await aModel('s->u1->e; b7->e2', boundary('b7', 'u1', on.timer()))))).toBe(
      'rename-work b7:3',
    );
    expect(instance.fired('b7').at).toBe('completed');
  });

  test('given a timer beside its task that has fired, then it is not set again', async () => {
    const model = await aModel('s->u1->e; b1->u2->e2', beside('b1', 'u1', on.timer()));
    const instance = new Moving(model).fired('b1');

    expect(effectsOf(instance.to(model))).toBe('');
    expect(instance.waits).toBe('');
  });

  test('given a task that is taken, when the new model adds a timer until a claim, then it is not set', async () => {
    const until = `<boundaryEvent id="b1" attachedToRef="u1" cancelActivity="false">${extensions({ properties: { untilClaim: 'true' } })}${on.timer()}</boundaryEvent>`;
    const [taken, open] = [new Moving(await aModel('s->u1->e')), new Moving(await aModel('s->u1->e'))];
    const to = await aModel('s->u1->e; b1->e2', until);
    taken.claimed('u1');

    taken.to(to, {}, { claimed: taken.ids('u1') });
    open.to(to);

    expect([taken.waits, open.waits]).toEqual(['', 'b1']);
  });

  test('given an event that cannot be evaluated, then the move is refused with its reason', async () => {
    const instance = new Moving(await aModel('s->u1->e'));

    expect(instance.to(await aModel('s->u1->e; b1->e2', boundary('b1', 'u1', timer('Duration', '=missing'))))).toEqual({
      type: 'refused',
      refusals: [
        expect.objectContaining({
          elementId: 'b1',
          code: 'CANNOT_EVALUATE',
          details: expect.objectContaining({ reason: 'NOT_A_TIME' }),
        }),
      ],
    });
  });
});

describe('what a token waits for itself', () => {
  test('given a gateway that waits for events, when one is exchanged, then the others stay', async () => {
    const events = caught('c1', on.message('m')) + caught('c2', on.timer()) + caught('c3', on.message('n'));
    const instance = new Moving(
      await aModel('s->g1->c1->e; g1->c2->e', events.replace(caught('c3', on.message('n')), '')),
    );

    const moved = instance.to(
      await aModel('s->g1->c1->e; g1->c3->u1->e', events.replace(caught('c2', on.timer()), '')),
    );

    expect(moved).toMatchObject({ waits: { opened: ['c3'], dropped: ['c2'], reopened: [] } });
    expect(instance.told('c3').at).toBe('u1');
    expect(instance.waits).toBe('');
  });

  test('given a message the new model knows by another name, then it is waited for anew', async () => {
    const instance = new Moving(await aModel('s->c1->u1->e', caught('c1', on.message('m'))));

    const moved = instance.to(await aModel('s->c1->u1->e', caught('c1', on.message('n'))));

    expect(effectsOf(moved)).toBe('close-subscription c1:3, open-subscription c1:4');
    expect(instance.told('c1').at).toBe('u1');
  });

  test('given a condition that holds in the new model, when the instance moves, then it goes on at once', async () => {
    const instance = new Moving(await aModel('s->c1->u1->e', caught('c1', on.condition('n = 2'))), { n: 1 });

    instance.to(await aModel('s->c1->u1->e', caught('c1', on.condition('n = 1'))));

    expect(instance.at).toBe('u1');
  });

  test('given an instance that an event has interrupted, when the new model adds an event sub-process, then it is not waited for', async () => {
    const instance = new Moving(await aModel('s->u1->e', onEvent(on.message('m')))).told('hs');
    const more = onEvent(on.message('n')).replaceAll('"h', '"j').replaceAll('"uh"', '"uj"');

    const moved = instance.to(await aModel('s->u1->e', onEvent(on.message('m')) + more));

    expect(moved.type).toBe('moved');
    expect([instance.at, instance.waits]).toEqual(['uh', '']);
  });
});

describe('work that is given out', () => {
  test('given a task that stalled, when the new model mends it, then trying again does as the new one says', async () => {
    const model = (input: string) =>
      aModel(
        's->t1->u1->e',
        `<userTask id="t1"><extensionElements><zeebe:assignmentDefinition assignee="=${input}"/></extensionElements></userTask>`,
      );
    const instance = new Moving(await model('n > 1'), { n: 1, who: 'u7' });
    expect(instance.at).toBe('t1');

    instance.to(await model('who'));

    expect(instance.retried('t1').done('t1').at).toBe('u1');
  });

  test('given a job that waits, when the service is the same, then it stays; when it is another, then it is given out anew', async () => {
    const other = service('t1').replace('type="t1"', 'type="other"');
    const instance = new Moving(await aModel('s->t1->e', service('t1')));

    expect(effectsOf(instance.to(await aModel('s->t1->u1->e', service('t1'))))).toBe('');
    expect(effectsOf(instance.to(await aModel('s->t1->u1->e', other)))).toBe('cancel-job t1:2, create-job t1:3');
  });

  test('given a call, when another process is called there, then the move is refused; when its element is renamed, then it stays', async () => {
    const call = (id: string, process: string) => `<callActivity id="${id}" calledElement="${process}"/>`;
    const instance = new Moving(await aModel('s->c1->e', call('c1', 'one')));

    expect(refusalOf(instance.to(await aModel('s->c1->e', call('c1', 'two'))))).toBe('CALLED_PROCESS_CHANGED c1');
    expect(effectsOf(instance.to(await aModel('s->c2->e', call('c2', 'one'))))).toBe('rename-work c2:2');
  });
});
