import type { ElementBehavior } from '../element-behavior.ts';
import { textAt } from '../evaluate.ts';
import { inputsOf } from '../mapping.ts';
import { extension, flagOf, type ModdleElement, textOf } from '../model/moddle-element.ts';
import type { CallDetail } from '../model/node-detail.ts';
import type { Reader } from '../model/reader.ts';
import { visibleVariables } from '../scope-variables.ts';
import { Stall } from '../stall.ts';
import { waitFor } from '../work-id.ts';

/** Starts an instance of another process and waits for its end. */
export const callActivity: ElementBehavior<'callActivity'> = {
  read: readCall,
  enter(node, token, run) {
    const processId = textAt(run, node.detail.processId, token, { use: 'called process' });
    if (processId === null) throw new Stall('PROCESS_UNKNOWN', { use: 'called process', value: null });
    const own = inputsOf(run, node, token);
    run.emit({
      type: 'start-called',
      callId: waitFor(run, token, 'call'),
      elementId: node.id,
      processId,
      variables: node.detail.passAllIn ? { ...visibleVariables(run, token), ...own } : own,
      sameRecord: node.properties['sameRecord'] === 'true',
      properties: node.properties,
    });
  },
};

/** Camunda's defaults: everything goes in, and everything comes out unless outputs are mapped. */
function readCall(element: ModdleElement, reader: Reader): CallDetail {
  const called = extension(element, 'zeebe:CalledElement');
  const processId = textOf(called, 'processId') ?? localPart(textOf(element, 'calledElement'));
  if (processId === null) reader.refuse(element, 'CALLED_PROCESS_MISSING', 'the call activity names no process');
  else if (!processId.startsWith('=')) reader.uses.calledProcessIds.add(processId);
  return {
    processId: reader.feelText(element, processId ?? '', 'called process'),
    passAllIn: called === null || flagOf(called, 'propagateAllParentVariables', true),
    passAllOut: called === null || flagOf(called, 'propagateAllChildVariables', true),
  };
}

/** The standard's `calledElement` is a QName; its prefix says in which file the process is. */
function localPart(name: string | null): string | null {
  return name === null || name.startsWith('=') ? name : name.replace(/^[^\s:{}]+:(?=[^\s:{}]+$)/, '');
}
