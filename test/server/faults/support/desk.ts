import { randomUUID } from 'node:crypto';

/** Something the server answered with another status than was wanted. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: string | null;

  constructor(path: string, response: Response, code: string) {
    super(`${path}: ${response.status} ${code}`);
    this.status = response.status;
    this.code = code;
    this.retryAfter = response.headers.get('retry-after');
  }
}

export interface StartedCase {
  readonly recordId: string;
  readonly instanceId: string;
  readonly number: string;
}

export interface OpenTask {
  readonly id: string;
  readonly elementId: string;
}

/** A person at work through HTTP, who keeps a list of what was answered with success. */
export class Desk {
  readonly url: string;
  readonly account: string;
  /** Lines for `praxis check --acknowledged`. */
  readonly acknowledged: string[];
  #cookie = '';
  #csrf = '';

  constructor(url: string, { account = 'li-na', acknowledged = [] as string[] } = {}) {
    this.url = url;
    this.account = account;
    this.acknowledged = acknowledged;
  }

  static async at(url: string, options: { account?: string; acknowledged?: string[] } = {}): Promise<Desk> {
    const desk = new Desk(url, options);
    await desk.signIn();
    return desk;
  }

  async signIn(): Promise<void> {
    const response = await this.#fetch('POST', '/api/session/demo', { account: this.account }, {});
    this.#cookie = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    this.#csrf = ((await response.json()) as { csrfToken: string }).csrfToken;
  }

  /** The same, signed in already, at another node of the same installation. */
  movedTo(url: string): Desk {
    const moved = new Desk(url, { account: this.account, acknowledged: this.acknowledged });
    moved.#cookie = this.#cookie;
    moved.#csrf = this.#csrf;
    return moved;
  }

  async start(
    kind: string,
    { wanted = null as number | null, key = randomUUID() as string } = {},
  ): Promise<StartedCase> {
    const values = { kind, wanted };
    const started = await this.post<StartedCase>(
      '/api/processes/endurance/start',
      { values },
      { 'Idempotency-Key': key },
    );
    this.acknowledged.push(JSON.stringify({ actor: this.account, key }));
    return started;
  }

  async tasks(recordId: string): Promise<readonly OpenTask[]> {
    return this.get<OpenTask[]>(
      `/api/tasks?filter=${encodeURIComponent(JSON.stringify({ recordId, status: 'open' }))}`,
    );
  }

  async complete(taskId: string, values: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.post(`/api/tasks/${taskId}/complete`, { values });
    this.acknowledged.push(JSON.stringify({ task: taskId }));
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#fetch('GET', path, undefined, {})).json()) as T;
  }

  async post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return (await (await this.#fetch('POST', path, body, headers)).json()) as T;
  }

  async #fetch(
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        cookie: this.#cookie,
        'X-CSRF-Token': this.#csrf,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as { code?: string };
    throw new Refused(path, response, problem.code ?? '');
  }
}
