import type { Expectation, Scenario, ScenarioStep } from '../../../rules/schema/scenario.ts';
import { act, recordOf, type Story } from './act.ts';
import { type Difference, differences, missing, present } from './compare.ts';
import {
  auditSince,
  decisionsSince,
  endOf,
  endOfModel,
  historyOf,
  historySince,
  type Mark,
  mark,
  messagesSince,
  notificationsSince,
  type Observed,
  openTasks,
  openTasksOf,
} from './observe.ts';
import { clocksOf, recordSeen } from './observe-record.ts';
import type { Answer, ScenarioServer } from './scenario-server.ts';
import { travel } from './travel.ts';

/** The steps of a story, or of one of its variants with the steps it takes over. */
export function stepsOf(scenario: Scenario, variant?: string): readonly ScenarioStep[] {
  if (!variant) return scenario.steps;
  const chosen = scenario.variants.find(({ name }) => name === variant);
  if (!chosen) throw new Error(`${scenario.id} has no variant "${variant}"`);
  return [...scenario.steps.slice(0, chosen.after), ...chosen.steps];
}

/**
 * Plays a story on a running server and returns every difference from what it expects, with the step it lies in.
 *
 * Between two steps nothing lives in memory: each command reads the stored state of its instance and writes it back.
 */
export async function runScenario(
  server: ScenarioServer,
  steps: readonly ScenarioStep[],
): Promise<readonly Difference[]> {
  const story: Story = { records: new Map(), numbers: new Map(), lastMessage: null };
  const found: Difference[] = [];
  for (const [index, step] of steps.entries()) {
    const since = await mark(server.reader);
    const answer = await play(server, step, story);
    const wrong = await compare(server, step, story, since, answer);
    found.push(
      ...wrong.map(
        (difference) =>
          `step ${index + 1} (${step.at}${step.do ? ` ${step.as ?? ''} ${step.do} ${step.task ?? ''}` : ''}): ${difference}`,
      ),
    );
    if (wrong.length > 0) break;
  }
  return found;
}

async function play(server: ScenarioServer, step: ScenarioStep, story: Story): Promise<Answer> {
  const at = new Date(step.at);
  if (step.do === 'restart') {
    const stoppedAt = step.data?.['stoppedAt'];
    if (typeof stoppedAt === 'string') await travel(server, new Date(stoppedAt));
    await server.restart(at);
  } else await travel(server, at);
  const answer = await act(server, step, story);
  await server.settle();
  const made = await server.reader.query<{ id: string; number: string }>(
    'SELECT id, number FROM record WHERE process_id IS NOT NULL',
  );
  for (const { id, number } of made) story.numbers.set(number, id);
  return answer;
}

async function compare(
  server: ScenarioServer,
  step: ScenarioStep,
  story: Story,
  since: Mark,
  answer: Answer,
): Promise<readonly Difference[]> {
  const refusal = refusalDifferences(step, answer);
  if (refusal.length > 0 || !step.expect) return refusal;
  const { expect } = step;
  const seen = await observed(server, step, story, since);
  const lists = listKinds.flatMap((kind) => [
    ...missing(kind, expect[kind] ?? [], seen[kind]),
    ...present(kind, asList(expect.absent?.[kind]), seen[kind]),
  ]);
  const recordWrong = expect.record
    ? differences(expect.record, await recordSeen(server.reader, recordOf(step, story)), 'record')
    : [];
  const ended =
    expect.ended === undefined ? [] : differences(expect.ended, await endSeen(server, step, story), 'ended');
  const answered = expect.answer ? differences(expect.answer, answer.body, 'answer') : [];
  return [...recordWrong, ...lists, ...ended, ...answered];
}

function refusalDifferences(step: ScenarioStep, answer: Answer): readonly Difference[] {
  const refused = step.expect?.refused;
  if (refused) return differences(refused, { status: answer.status, ...asObject(answer.body) }, 'refused');
  return answer.status >= 400 ? [`refused with ${answer.status} ${JSON.stringify(answer.body)}`] : [];
}

const listKinds = [
  'tasks',
  'clocks',
  'messages',
  'history',
  'audit',
  'notifications',
  'decisions',
] as const satisfies readonly (keyof Expectation)[];
type Seen = Readonly<Record<(typeof listKinds)[number], readonly Observed[]>>;

async function observed(server: ScenarioServer, step: ScenarioStep, story: Story, since: Mark): Promise<Seen> {
  const { reader } = server;
  const model = modelOf(step);
  const id = model === null && (step.record || story.records.size > 0) ? recordOf(step, story) : '';
  return {
    tasks: await (model === null ? openTasks(reader, id) : openTasksOf(reader, model)),
    clocks: id ? await clocksOf(server, id) : [],
    messages: await messagesSince(reader, since),
    history: await (model === null ? historySince(reader, id, since) : historyOf(reader, model, since)),
    audit: await auditSince(reader, since),
    notifications: await notificationsSince(reader, since),
    decisions: await decisionsSince(reader, id, since),
  };
}

/** The model a step is about whose instances keep no record; null when it is about a record. */
function modelOf({ process, record, do: verb }: ScenarioStep): string | null {
  return verb === 'start' || record !== undefined ? null : (process ?? null);
}

function endSeen({ reader }: ScenarioServer, step: ScenarioStep, story: Story): Promise<unknown> {
  const model = modelOf(step);
  return model === null ? endOf(reader, recordOf(step, story)) : endOfModel(reader, model);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
