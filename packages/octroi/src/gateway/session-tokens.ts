import type { Sealer } from '../kernel/operation.ts';
import type { Session } from '../kernel/session.ts';

const CONTEXT = 'session-token';
const MAX_TOKEN_CHARACTERS = 65_536;

/** Opens sealed session tokens, remembering the last ones: the same token comes with every request of a session. */
export class SessionTokens {
  readonly #sealer: Sealer;
  readonly #capacity: number;
  readonly #opened = new Map<string, Session>();

  constructor(sealer: Sealer, capacity = 5000) {
    this.#sealer = sealer;
    this.#capacity = capacity;
  }

  /** The session, or null for a token that was not sealed here. Expiry is the caller's check: it needs the clock. */
  open(token: string): Session | null {
    const known = this.#opened.get(token);
    if (known !== undefined) return known;
    if (token.length > MAX_TOKEN_CHARACTERS) return null;
    let session: Session;
    try {
      session = JSON.parse(this.#sealer.open(token, CONTEXT).toString('utf8')) as Session;
    } catch {
      return null; // any failure to open is "invalid token" to the client: fail closed, say nothing
    }
    this.#opened.set(token, session);
    if (this.#opened.size > this.#capacity) this.#opened.delete(this.#opened.keys().next().value!);
    return session;
  }

  clear(): void {
    this.#opened.clear();
  }
}
