import type { StallCode } from './stall.ts';
import type { Json, Variables } from './variables.ts';

/** Attributes of an element that are ours: the `zeebe:property` names and texts, as in the model. */
export type ElementProperties = Readonly<Record<string, string>>;

/** When a timer is due: an instant, or a service time that the caller converts with its calendars and clocks. */
export type TimerDue =
  | { readonly type: 'instant'; readonly at: Date }
  /** `duration` counted from `from` in the named calendar's working time. */
  | { readonly type: 'service-time'; readonly calendar: string; readonly duration: string; readonly from: Date }
  /** Fired by the SLA clock of the record, once per percent, with the variable `slaStep`; `fallback` is for engines without clocks. */
  | { readonly type: 'clock'; readonly metric: string; readonly percents: readonly number[]; readonly fallback: Date }
  /** At these percents of the time between the opening and the due instant of a user task, which the caller knows; `fallback` when it has none. */
  | {
      readonly type: 'task-due';
      readonly taskId: string;
      readonly percents: readonly number[];
      readonly fallback: Date;
    }
  /** A recurring timer; the caller fires it at each instant and keeps it until it is canceled. */
  | {
      readonly type: 'cycle';
      readonly first: Date;
      readonly every: string;
      readonly repetitions: number | null;
      /** In which days and months of `every` are counted. */
      readonly zone: string;
      /** The first time was written without offset or zone: it is a time of day of the organization. */
      readonly local?: true;
      /** `every` is working time of this calendar. */
      readonly calendar?: string;
    }
  | {
      readonly type: 'cron';
      readonly cron: string;
      readonly zone: string;
      readonly calendar?: string;
      readonly shift?: string;
    };

/** What the caller must store or do after a step. All effects of a step are stored in one transaction. */
export type Effect =
  | {
      readonly type: 'open-user-task';
      readonly taskId: string;
      readonly elementId: string;
      readonly formId: string | null;
      readonly assignee: string | null;
      readonly candidateGroups: readonly string[];
      readonly candidateUsers: readonly string[];
      readonly dueAt: Date | null;
      readonly followUpAt: Date | null;
      /** 0..100; the engine's default is 50. */
      readonly priority: number;
      readonly properties: ElementProperties;
      /** Values of the input mapping, shown by the form. */
      readonly inputs: Variables;
      /** An opinion on the task of this id is asked for, not the work itself; there is no form of the model then. */
      readonly signs?: string;
    }
  | { readonly type: 'close-user-task'; readonly taskId: string; readonly reason: 'completed' | 'canceled' }
  | {
      readonly type: 'create-job';
      readonly jobId: string;
      readonly elementId: string;
      /** The service: a file of `server/service-tasks/`; `send-message` for throwing message events and send tasks. */
      readonly service: string;
      readonly retries: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly inputs: Variables;
      readonly properties: ElementProperties;
    }
  | { readonly type: 'cancel-job'; readonly jobId: string }
  | {
      readonly type: 'schedule-timer';
      readonly timerId: string;
      readonly elementId: string;
      readonly due: TimerDue;
      readonly properties: ElementProperties;
    }
  | { readonly type: 'cancel-timer'; readonly timerId: string }
  | {
      readonly type: 'open-subscription';
      readonly subscriptionId: string;
      readonly elementId: string;
      readonly event: 'message' | 'signal';
      readonly name: string;
      /** Null for signals. */
      readonly correlationKey: string | null;
    }
  | { readonly type: 'close-subscription'; readonly subscriptionId: string }
  /** A conditional event waits: its instance wants `record-changed` when its record is changed elsewhere. */
  | { readonly type: 'watch-record'; readonly watching: boolean }
  /** For the other instances: those of this one that waited for it have got it in this step. */
  | { readonly type: 'throw-signal'; readonly name: string; readonly elementId: string; readonly payload: Variables }
  | {
      readonly type: 'evaluate-decision';
      readonly decisionRequestId: string;
      readonly elementId: string;
      readonly decisionId: string;
      readonly facts: Variables;
    }
  | {
      readonly type: 'start-called';
      readonly callId: string;
      readonly elementId: string;
      readonly processId: string;
      readonly variables: Variables;
      /** True when the called process works on the caller's record. */
      readonly sameRecord: boolean;
      readonly properties: ElementProperties;
    }
  | { readonly type: 'cancel-called'; readonly callId: string }
  /** An escalation that nobody in this instance caught: it goes to the call activity that called it, if one did. */
  | { readonly type: 'escalate'; readonly escalationCode: string; readonly elementId: string }
  /** Fields of the bound record that this step wrote, last value each; dotted targets are already merged. */
  | { readonly type: 'write-record'; readonly fields: Readonly<Record<string, Json>> }
  /** A node with `status` was entered. */
  | { readonly type: 'set-status'; readonly status: string; readonly elementId: string }
  | { readonly type: 'set-stage'; readonly stage: string; readonly elementId: string }
  | {
      readonly type: 'stall';
      readonly stallId: string;
      readonly elementId: string;
      readonly code: StallCode;
      readonly details: Readonly<Record<string, Json>>;
    }
  | { readonly type: 'resolve-stall'; readonly stallId: string }
  | {
      readonly type: 'end';
      readonly outcome: 'completed' | 'terminated' | 'canceled' | 'failed';
      /** The end event that ended the instance, where one did. */
      readonly elementId: string | null;
      readonly errorCode: string | null;
      /** Root variables at the end, for the caller's output mapping. */
      readonly variables: Variables;
    };
