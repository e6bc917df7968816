import { type ModdleElement, many, textOf, typeOf } from './moddle-element.ts';

/** What a global task is inside the process that stands for it. */
const tasks: ReadonlyMap<string, string> = new Map([
  ['globalTask', 'bpmn:Task'],
  ['globalUserTask', 'bpmn:UserTask'],
  ['globalManualTask', 'bpmn:ManualTask'],
  ['globalScriptTask', 'bpmn:ScriptTask'],
  ['globalBusinessRuleTask', 'bpmn:BusinessRuleTask'],
]);

/**
 * The global tasks of a file, each as a process of its id that holds nothing but the task: so a call activity calls
 * it like any other. Source: OMG BPMN 2.0.2, 10.3.6.
 */
export function globalTasksOf(definitions: ModdleElement): readonly ModdleElement[] {
  return many(definitions, 'rootElements').flatMap((root) => {
    const type = tasks.get(typeOf(root));
    return type === undefined ? [] : [processAround(root, type, definitions)];
  });
}

function processAround(root: ModdleElement, type: string, definitions: ModdleElement): ModdleElement {
  const task = {
    ...copyOf(root),
    $type: type,
    id: `${root.id ?? ''}_task`,
    scriptFormat: textOf(root, 'scriptLanguage'),
  };
  const process = { $type: 'bpmn:Process', $parent: definitions, id: root.id ?? '', flowElements: [task] };
  Object.assign(task, { $parent: process, incoming: [], outgoing: [] });
  return root.name === undefined ? process : { ...process, name: root.name };
}

function copyOf(root: ModdleElement): object {
  const { $parent: _, ...own } = root;
  return own;
}
