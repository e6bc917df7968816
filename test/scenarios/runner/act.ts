import type { ScenarioStep } from '../../../rules/schema/scenario.ts';
import { openTasks, openTasksOf } from './observe.ts';
import type { Answer, ScenarioServer, SentMessage } from './scenario-server.ts';
import { sendOutcome } from './send-outcome.ts';
import { tamper } from './tamper.ts';
import { withFiles } from './with-files.ts';

/** What the steps of a story remember from one another. */
export interface Story {
  /** Record ids by the names the steps gave them, in order of creation. */
  readonly records: Map<string, string>;
  /** Record ids by number, of all that processes have made so far. */
  readonly numbers: Map<string, string>;
  /** The last message, for `redeliver`. */
  lastMessage: NonNullable<ScenarioStep['data']> | null;
}

type Act = (server: ScenarioServer, step: ScenarioStep, story: Story, account: string) => Promise<Answer>;

const ok: Answer = { status: 200, body: null };

/** One entry per verb of a step. */
const acts: Readonly<Record<string, Act>> = {
  start: startProcess,
  message: sendMessage,
  redeliver: (server, step, story, account) =>
    sendMessage(server, { ...step, data: story.lastMessage ?? {} }, story, account),
  claim: (server, step, story, account) => onTask(server, step, story, account, 'claim'),
  release: (server, step, story, account) => onTask(server, step, story, account, 'release'),
  resume: (server, step, story, account) => onTask(server, step, story, account, 'resume'),
  hold: (server, step, story, account) => onTask(server, step, story, account, 'hold', step.data ?? {}),
  save: (server, step, story, account) => onTask(server, step, story, account, 'save', { values: step.form ?? {} }),
  complete: completeTask,
  override: overrideRecord,
  call: callApi,
  restart: async () => ok,
  seal: async (server) => {
    await server.seal();
    return ok;
  },
  tamper: async (server, step) => {
    await tamper(server, step.data ?? {});
    return ok;
  },
};

/**
 * Does what a step says, as the person it names.
 *
 * @throws {Error} for a verb that no shipped story uses yet
 */
export async function act(server: ScenarioServer, step: ScenarioStep, story: Story): Promise<Answer> {
  if (!step.do) return ok;
  const doing = acts[step.do];
  if (!doing) throw new Error(`the runner cannot "${step.do}" yet`);
  return doing(server, step, story, step.as ?? 'monitoring');
}

/** The record a step acts on: the one it names, by its name or number, else the first of the story. */
export function recordOf(step: ScenarioStep, story: Story): string {
  const { record } = step;
  const id = record ? (story.records.get(record) ?? story.numbers.get(record)) : story.records.values().next().value;
  if (!id) throw new Error(`no record "${step.record ?? 'first'}" in this story`);
  return id;
}

async function startProcess(
  server: ScenarioServer,
  step: ScenarioStep,
  story: Story,
  account: string,
): Promise<Answer> {
  const key = `story-${story.records.size + 1}`;
  const answer = await server.call(
    account,
    'post',
    `/api/processes/${step.process}/start`,
    { values: step.form ?? {} },
    { 'Idempotency-Key': key },
  );
  if (answer.status === 201) remember(story, step, answer.body);
  return answer;
}

function remember(story: Story, step: ScenarioStep, body: unknown): void {
  const { recordId } = body as { recordId: string };
  story.records.set(step.name ?? `record-${story.records.size + 1}`, recordId);
}

async function sendMessage(server: ScenarioServer, step: ScenarioStep, story: Story, account: string): Promise<Answer> {
  const data = step.data ?? {};
  if ('sender' in data) return sendAs(server, step, story, data);
  if ('outcomeFor' in data) return sendOutcome(server, data);
  if (!('id' in data))
    return server.call(account, 'post', `${await recordPath(server, recordOf(step, story))}/messages`, data);
  story.lastMessage = data;
  const before = await recordIds(server);
  const answer = await server.call(account, 'post', '/api/messages', data);
  await server.settle();
  for (const id of await recordIds(server))
    if (!before.includes(id)) story.records.set(step.name ?? `record-${story.records.size + 1}`, id);
  return answer;
}

/** A message of a process that is not part of the story: `sender`, `id`, `name`, `correlationKey`, `payload`. */
async function sendAs(
  server: ScenarioServer,
  step: ScenarioStep,
  story: Story,
  data: NonNullable<ScenarioStep['data']>,
): Promise<Answer> {
  const before = await recordIds(server);
  await server.sent((await withWholeKey(server, data)) as unknown as SentMessage);
  await server.settle();
  for (const id of await recordIds(server))
    if (!before.includes(id)) story.records.set(step.name ?? `record-${story.records.size + 1}`, id);
  return ok;
}

/** A key that ends in `*` is that of whoever waits for such a message: part of it is the id of a case. */
async function withWholeKey(
  server: ScenarioServer,
  data: NonNullable<ScenarioStep['data']>,
): Promise<NonNullable<ScenarioStep['data']>> {
  const key = String(data['correlationKey'] ?? '');
  if (!key.endsWith('*')) return data;
  const [waiting] = await server.reader.query<{ correlation_key: string }>(
    'SELECT correlation_key FROM subscription WHERE name = ? AND correlation_key LIKE ?',
    [data['name'], `${key.slice(0, -1)}%`],
  );
  if (!waiting) throw new Error(`nobody waits for ${JSON.stringify(data)}`);
  return { ...data, correlationKey: waiting.correlation_key };
}

async function recordIds(server: ScenarioServer): Promise<readonly string[]> {
  const rows = await server.reader.query<{ id: string }>(
    'SELECT id FROM record WHERE process_id IS NOT NULL ORDER BY created_at, number',
  );
  return rows.map(({ id }) => id);
}

async function completeTask(
  server: ScenarioServer,
  step: ScenarioStep,
  story: Story,
  account: string,
): Promise<Answer> {
  const task = await taskOf(server, step, story, account);
  if (!task.assignee) {
    const claimed = await server.call(account, 'post', `/api/tasks/${task.id}/claim`, {});
    if (claimed.status !== 200) return claimed;
    await server.settle();
  }
  const values = await withFiles(server, account, step.form ?? {});
  return server.call(account, 'post', `/api/tasks/${task.id}/complete`, { values });
}

/** Sends the version the acting person would have read. */
async function overrideRecord(
  server: ScenarioServer,
  step: ScenarioStep,
  story: Story,
  account: string,
): Promise<Answer> {
  const id = recordOf(step, story);
  const [row] = await server.reader.query<{ lock_version: number }>('SELECT lock_version FROM record WHERE id = ?', [
    id,
  ]);
  return server.call(account, 'patch', await recordPath(server, id), step.data ?? {}, {
    'If-Match': `"${row?.lock_version ?? 0}"`,
  });
}

async function onTask(
  server: ScenarioServer,
  step: ScenarioStep,
  story: Story,
  account: string,
  verb: string,
  body: unknown = {},
): Promise<Answer> {
  const task = await taskOf(server, step, story, account);
  return server.call(account, 'post', `/api/tasks/${task.id}/${verb}`, body);
}

/** The open task of an element; of several, the first that is offered to the acting person. */
async function taskOf(
  server: ScenarioServer,
  step: ScenarioStep,
  story: Story,
  account: string,
): Promise<{ id: string; assignee: string | null }> {
  // Work of a process that keeps no record is found by its process.
  const open = step.process
    ? await openTasksOf(server.reader, step.process)
    : await openTasks(server.reader, recordOf(step, story));
  const ofElement = open.filter(({ element }) => element === step.task);
  const names = ofElement.length > 1 ? await namesOf(server, account) : [];
  const isOffered = ({ candidates }: (typeof open)[number]) =>
    Array.isArray(candidates) && candidates.some((candidate) => names.includes(String(candidate)));
  // Of the seats of an approval, one's own; of tasks of several groups, that of one's group.
  const isMine = ({ assignee }: (typeof open)[number]) => assignee === account;
  const found = ofElement.find(isMine) ?? ofElement.find(isOffered) ?? ofElement[0];
  if (!found)
    throw new Error(`no open task "${step.task}"; open: ${open.map(({ element }) => element).join(', ') || 'none'}`);
  return { id: String(found['id']), assignee: found['assignee'] === null ? null : String(found['assignee']) };
}

/** A person, their roles and groups. */
async function namesOf(server: ScenarioServer, account: string): Promise<readonly string[]> {
  const [row] = await server.reader.query<{ user_id: string; roles: string; groups: string }>(
    'SELECT user_id, roles, groups FROM account WHERE account = ?',
    [account],
  );
  return row ? [row.user_id, ...(JSON.parse(row.roles) as string[]), ...(JSON.parse(row.groups) as string[])] : [];
}

/** Any command of the API: `data` has its method, path, and perhaps body and headers. */
function callApi(server: ScenarioServer, step: ScenarioStep, _story: Story, account: string): Promise<Answer> {
  const { method, path, body, headers } = step.data ?? {};
  const known = (['get', 'post', 'patch'] as const).find((each) => each === method);
  if (!known || typeof path !== 'string') throw new Error('"call" needs a method (get, post, patch) and a path');
  return server.call(account, known, path, body, headers as Readonly<Record<string, string>> | undefined);
}

/** Address of a record in the API. */
export async function recordPath({ reader }: Pick<ScenarioServer, 'reader'>, id: string): Promise<string> {
  const [row] = await reader.query<{ type: string }>('SELECT type FROM record WHERE id = ?', [id]);
  return `/api/records/${row?.type ?? 'record'}/${id}`;
}
