import { hash, verify } from '@node-rs/argon2';
import { RequestError } from '../../errors.ts';

/** Cost of argon2id; the default is OWASP's 19 MiB, two passes, one lane: about 90 ms. */
export interface PasswordCost {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
}

export const defaultPasswordCost: PasswordCost = { memoryCost: 19_456, timeCost: 2 };

const atOnce = 4;
const waitingAtMost = 60;
const distinctAtLeast = 6;
const restAtLeast = 6;
const common = ['password', '12345678', 'qwertyui', 'letmein', 'iloveyou', 'administrator', 'welcome1', 'abc12345'];

/** Hashes and checks passwords, a few at a time: a flood of sign-ins must not take the memory of the server. */
export class Passwords {
  readonly #cost: PasswordCost;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #nobody: Promise<string> | undefined;

  constructor(cost: PasswordCost) {
    this.#cost = cost;
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, this.#cost));
  }

  /** Takes as long for an unknown account (`null`) as for a wrong password. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    this.#nobody ??= this.hash('the password of nobody');
    const against = stored ?? (await this.#nobody);
    const matches = await this.#inTurn(() => verify(against, password));
    return matches && stored !== null;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= waitingAtMost) throw new RequestError('UNAVAILABLE', 'too many sign-ins at once');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}

/** True for passwords that are guessed first: few different characters, a well-known word, the account itself. */
export function isGuessable(password: string, account: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const rest = [...common, account].reduce((left, word) => left.replaceAll(word, ''), text);
  return new Set(text).size < distinctAtLeast || rest.length < restAtLeast;
}
