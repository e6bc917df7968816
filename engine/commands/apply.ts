import type { Command } from '../command.ts';
import type { Run } from '../run.ts';
import { addSigner } from './add-signer.ts';
import { askAgain } from './ask-again.ts';
import { deliverMessage, deliverSignal, fireTimer } from './happen.ts';
import { cancel, retryStall, setVariables } from './instance.ts';
import { jointSign } from './joint-sign.ts';
import { moveToken } from './move-token.ts';
import { returnTo } from './return-to.ts';
import { skip } from './skip.ts';
import { start } from './start.ts';
import { calledTaskClaimed, claimTask, completeUserTask, releaseTask, updateTask } from './user-task.ts';
import { withdraw } from './withdraw.ts';
import {
  answerDecision,
  completeCall,
  completeJob,
  escalateCall,
  failCall,
  failDecision,
  failJob,
  throwBpmnError,
} from './work.ts';

type Handlers = { readonly [C in Command as C['type']]: (run: Run, command: C) => void };

const handlers: Handlers = {
  start,
  'claim-task': claimTask,
  'release-task': releaseTask,
  'update-task': updateTask,
  'ask-again': askAgain,
  'complete-user-task': completeUserTask,
  'called-task-claimed': calledTaskClaimed,
  'answer-decision': answerDecision,
  'fail-decision': failDecision,
  'complete-job': completeJob,
  'fail-job': failJob,
  'throw-bpmn-error': throwBpmnError,
  'fire-timer': fireTimer,
  'deliver-message': deliverMessage,
  'deliver-signal': deliverSignal,
  'complete-call': completeCall,
  'fail-call': failCall,
  'escalate-call': escalateCall,
  'set-variables': setVariables,
  'record-changed': () => undefined,
  'retry-stall': retryStall,
  cancel,
  'move-token': moveToken,
  skip,
  'return-to': returnTo,
  withdraw,
  'add-signer': addSigner,
  'joint-sign': jointSign,
};

/** Does what a command says, up to the point from which tokens run by themselves. */
export function apply<C extends Command>(run: Run, command: C): void {
  const handle = handlers[command.type] as (run: Run, command: C) => void;
  run.manual = 'by' in command ? { operation: command.type, by: command.by, reason: command.reason } : null;
  handle(run, command);
  run.manual = null;
}
