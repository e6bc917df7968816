import type { Effect } from '../effect.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { dateAt, textAt, textsAt, valueAt } from '../evaluate.ts';
import { inputsOf } from '../mapping.ts';
import type { FeelText } from '../model/feel-text.ts';
import type { Node } from '../model/graph.ts';
import { extension, type ModdleElement, textOf } from '../model/moddle-element.ts';
import type { UserTaskDetail } from '../model/node-detail.ts';
import type { Reader } from '../model/reader.ts';
import type { Run } from '../run.ts';
import { Stall } from '../stall.ts';
import type { Token } from '../state.ts';
import { waitFor } from '../work-id.ts';

const defaultPriority = 50;

/** Opens a work item and waits for a person. */
export const userTask: ElementBehavior<'userTask'> = {
  read: readUserTask,
  enter(node, token, run) {
    const work = workAt(node, token, run);
    run.emit({ type: 'open-user-task', taskId: waitFor(run, token, 'task'), ...work });
  },
};

/**
 * The work item as the model has it for a token whose inputs are mapped.
 *
 * @throws {Stall} when a value is not what it must be
 */
export function workAt(
  node: Node<'userTask'>,
  token: Token,
  run: Run,
): Omit<Extract<Effect, { readonly type: 'open-user-task' }>, 'type' | 'taskId'> {
  const { detail } = node;
  return {
    elementId: node.id,
    formId: textAt(run, detail.formId, token, { use: 'form' }),
    ...peopleFor(run, detail, token),
    dueAt: dateAt(run, detail.dueDate, token, { use: 'due date' }),
    followUpAt: dateAt(run, detail.followUpDate, token, { use: 'follow-up date' }),
    priority: priorityAt(run, detail.priority, token),
    properties: node.properties,
    inputs: inputsOf(run, node, token),
  };
}

/** Whom the model names; a person named by hand is asked alone. */
function peopleFor(run: Run, detail: UserTaskDetail, token: Token) {
  if (token.assignee !== undefined) return { assignee: token.assignee, candidateGroups: [], candidateUsers: [] };
  return {
    assignee: textAt(run, detail.assignee, token, { use: 'assignee' }),
    candidateGroups: textsAt(run, detail.candidateGroups, token, { use: 'candidate groups' }),
    candidateUsers: textsAt(run, detail.candidateUsers, token, { use: 'candidate users' }),
  };
}

/** A whole number from 0 to 100. */
function priorityAt(run: Run, text: FeelText | null, token: Token): number {
  if (text === null) return defaultPriority;
  const value = valueAt(run, text, token);
  if (value === null) return defaultPriority;
  const priority = Number(value);
  if (typeof value === 'object' || typeof value === 'boolean' || !(priority >= 0 && priority <= 100))
    throw new Stall('NOT_A_PRIORITY', { use: 'priority', value });
  return Math.round(priority);
}

function readUserTask(element: ModdleElement, reader: Reader): UserTaskDetail {
  const form = extension(element, 'zeebe:FormDefinition');
  const assignment = extension(element, 'zeebe:AssignmentDefinition');
  const schedule = extension(element, 'zeebe:TaskSchedule');
  const priority = extension(element, 'zeebe:PriorityDefinition');
  const feel = (from: ModdleElement | null, property: string) => {
    const text = textOf(from, property);
    return text === null ? null : reader.feelText(element, text, property);
  };
  const formId = feel(form, 'formId') ?? feel(form, 'externalReference');
  if (formId?.type === 'constant') reader.uses.formIds.add(formId.text);
  return {
    formId,
    assignee: feel(assignment, 'assignee'),
    candidateGroups: feel(assignment, 'candidateGroups'),
    candidateUsers: feel(assignment, 'candidateUsers'),
    dueDate: feel(schedule, 'dueDate'),
    followUpDate: feel(schedule, 'followUpDate'),
    priority: feel(priority, 'priority'),
  };
}
