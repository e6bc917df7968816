import type supertest from 'supertest';
import type { Response } from 'supertest';
import { expect } from 'vitest';
import type { Session } from '../../server/contract/session.ts';

type Agent = ReturnType<typeof supertest.agent>;
type Test = ReturnType<Agent['get']>;

/** How a list is asked for, before it is written as JSON into the address. */
export interface ListWish {
  readonly sort?: readonly [field: string, order: 'ASC' | 'DESC'];
  readonly range?: readonly [first: number, last: number];
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** A browser: it keeps its cookie and sends the token of its session with every change. */
export class Client {
  readonly #agent: Agent;
  #csrfToken = '';

  constructor(agent: Agent) {
    this.#agent = agent;
  }

  async signInAs(account: string): Promise<Session> {
    const response = await this.#agent.post('/api/session/demo').send({ account });
    expect(response.status, `sign-in of ${account}: ${response.text}`).toBe(200);
    return this.#begin(response.body as Session);
  }

  async signIn(account: string, password: string): Promise<Response> {
    const response = await this.#agent.post('/api/session').send({ account, password });
    if (response.status === 200) this.#begin(response.body as Session);
    return response;
  }

  get(path: string): Test {
    return this.#agent.get(path);
  }

  /** A list in the simple-rest dialect. */
  list(path: string, wish: ListWish = {}): Test {
    const query = Object.fromEntries(Object.entries(wish).map(([key, value]) => [key, JSON.stringify(value)]));
    return this.#agent.get(path).query(query);
  }

  post(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Test {
    return this.#changing(this.#agent.post(path), body, headers);
  }

  patch(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Test {
    return this.#changing(this.#agent.patch(path), body, headers);
  }

  put(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Test {
    return this.#changing(this.#agent.put(path), body, headers);
  }

  delete(path: string): Test {
    return this.#changing(this.#agent.delete(path), undefined, {});
  }

  /** The agent itself, for requests a browser of ours would not send. */
  get raw(): Agent {
    return this.#agent;
  }

  get csrfToken(): string {
    return this.#csrfToken;
  }

  #changing(test: Test, body: unknown, headers: Readonly<Record<string, string>>): Test {
    const prepared = test.set('X-CSRF-Token', this.#csrfToken).set(headers);
    return body === undefined ? prepared : prepared.send(body as object);
  }

  #begin(session: Session): Session {
    this.#csrfToken = session.csrfToken;
    return session;
  }
}
