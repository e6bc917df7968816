import type { Json } from '../../../engine/index.ts';
import type { GivenRecords } from '../../../rules/schema/scenario.ts';
import type { Reader, UnitOfWork } from '../../../server/database/unit-of-work.ts';

/** What came back from the API. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A message as its sender hands it over. */
export interface SentMessage {
  readonly sender: string;
  readonly id: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly payload: Json;
}

/** The running server as a story needs it: a clock that can be set, people who act over HTTP, and what was stored. */
export interface ScenarioServer {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  now(): Date;
  setTime(at: Date): void;
  /** Runs all due work. */
  settle(): Promise<void>;
  /** One request of the person with this account, signed in on first use. */
  call(
    account: string,
    method: 'get' | 'post' | 'patch',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Puts records there as they were left by earlier cases. */
  given(records: readonly GivenRecords[]): Promise<void>;
  /** A message of a process that is not part of the story, as the process would send it. */
  sent(message: SentMessage): Promise<void>;
  /** Sends a file as somebody who fills in a form does; returns its id. */
  upload(account: string, name: string): Promise<string>;
  /** Stops the server, moves the clock, and starts it again on the same database. */
  restart(at: Date): Promise<void>;
  /** Seals the audit trail, as the server does every second. */
  seal(): Promise<void>;
  close(): Promise<void>;
}
