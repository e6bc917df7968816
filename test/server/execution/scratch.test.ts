import { expect, test } from 'vitest';
import { givenAServer } from '../../support/server.ts';

test.each(['sqlite', 'postgres'] as const)('scratch %s', async (database) => {
  const server = await givenAServer({ database, at: '2026-03-06T16:30:00+08:00' });
  let zhang = await server.as('zhang-wei');
  const started = await zhang.post('/api/processes/incident/start', { values: {
    serviceId: 'hr', title: 'Portal slow', symptom: 'Pages take a minute', serviceState: 'degraded', startedAt: '2026-03-06T08:00:00Z' } }, { 'Idempotency-Key': 'a1' });
  expect(started.status).toBe(201);
  const rid = started.body.recordId;
  const dump = async (c: any) => {
    const inst = await c.list('/api/process-instances');
    console.log(JSON.stringify(inst.body.map((i: any) => [i.processId, i.status, i.tokens, i.stalls])));
    const rec = await c.get('/api/records/incident/' + rid);
    console.log(rec.body.status, JSON.stringify(rec.body.fields), JSON.stringify(rec.body.clocks?.map((k: any) => [k.metric, k.state, k.dueAt, k.breached, k.firedPercents])));
  };
  let li = await server.as('li-na');
  let wang = await server.as('wang-lei');
  const find = async (c: any, el: string) => {
    const l = await c.list('/api/tasks', { filter: { status: 'open' } });
    const t = l.body.find((x: any) => x.elementId === el);
    if (!t) console.log('no', el, JSON.stringify(l.body.map((x: any) => x.elementId)));
    return t?.id;
  };
  const act = async (c: any, verb: string, el: string, values?: any) => {
    const id = await find(c, el);
    const r = await c.post(`/api/tasks/${id}/${verb}`, values === undefined ? undefined : values.reason ? values : { values });
    console.log(verb, el, r.status, r.status >= 300 ? JSON.stringify(r.body) : '');
  };
  await act(li, 'claim', 'UT2_classify');
  await act(li, 'complete', 'UT2_classify', { nature: 'incident', category: 'software', serviceState: 'degraded', usersAffected: 8, impact: '3', urgency: '3' });
  await dump(li);
  await server.at('2026-03-09T09:10:00+08:00');
  li = await server.as('li-na'); wang = await server.as('wang-lei'); zhang = await server.as('zhang-wei');
  await act(li, 'claim', 'UT4_diagnose');
  await act(li, 'complete', 'UT4_diagnose', { workLog: 'looked', outcome: 'pass-on' });
  await server.at('2026-03-09T09:40:00+08:00');
  li = await server.as('li-na'); wang = await server.as('wang-lei'); zhang = await server.as('zhang-wei');
  await act(wang, 'complete', 'UT5_accept', {});
  await dump(li);
  await act(wang, 'hold', 'UT6_investigate', { reason: 'waiting-customer' });
  await dump(li);
  await act(wang, 'resume', 'UT6_investigate');
  await act(wang, 'save', 'UT6_investigate', { workLog: 'on it' });
  await server.at('2026-03-11T10:00:00+08:00');
  li = await server.as('li-na'); wang = await server.as('wang-lei'); zhang = await server.as('zhang-wei');
  await act(wang, 'complete', 'UT6_investigate', { workLog: 'fixed', outcome: 'solved' });
  await act(wang, 'complete', 'UT7_record_resolution', { resolutionCode: 'fixed', cause: 'defect', resolution: 'Restarted', serviceRestoredAt: '2026-03-11T02:00:00Z' });
  await dump(li);
  await act(zhang, 'complete', 'UT8_confirm', { solved: 'yes', csat: '5' });
  await dump(li);
  const h = await li.list('/api/history', { filter: { recordId: rid, kind: 'timeline' }, range: [0, 199] });
  console.log(h.status, h.body.map((x: any) => `${x.lifecycle} ${x.elementId ?? ''}`).join('; '));
  const jobs = await server.database.reader.query('SELECT kind, status, due_at, last_error FROM job');
  console.log(JSON.stringify(jobs));
  console.log(JSON.stringify(await server.database.reader.query('SELECT name, status, correlation_key FROM message')));
  await server.close();
});
