import { IssuerKeysError, issuerKeys, type IssuerKeys, type PublishedKey } from '../../kernel/federation/issuer-keys.ts';
import { publishedKeys } from './published-keys.ts';

/** An issuer that the operator tells of: its keys, so that it is never asked; or that it is one of this host and may be asked there. */
export interface GivenIssuer {
  /** Exactly what its tokens say in `iss`. */
  readonly issuer: string;
  /** The keys of a JWK set; absent: they are fetched, also over plain HTTP, from an address of this host. */
  readonly keys?: readonly PublishedKey[];
}

interface Known {
  readonly keys: Promise<readonly PublishedKey[]>;
  readonly askedAt: number;
}

/** Milliseconds of monotonic time. */
const GOOD_FOR = 60 * 60 * 1000;
const ASK_AGAIN_AFTER = 30 * 1000;
const MAX_ISSUERS = 256;
/** Of all issuers together: whoever may register providers must not make this server ask around without end. */
const MAX_ASKING = 16;

/**
 * Keys of issuers, given or fetched. Fetched ones are good for an hour; a key id that is not among them makes the issuer be asked again,
 * at most twice a minute, so that a token cannot make this server ask without end; a failure is remembered as long.
 */
export class KeysOfIssuers implements IssuerKeys {
  readonly #given: ReadonlyMap<string, GivenIssuer>;
  readonly #known = new Map<string, Known>();
  readonly #fetch: typeof publishedKeys;
  readonly #now: () => number;
  #asking = 0;

  constructor(given: readonly GivenIssuer[], fetch: typeof publishedKeys = publishedKeys, now: () => number = () => performance.now()) {
    this.#given = new Map(given.map((issuer) => [issuer.issuer, issuer]));
    this.#fetch = fetch;
    this.#now = now;
  }

  async keysOf(issuer: string, keyId: string | undefined): Promise<readonly PublishedKey[]> {
    const given = this.#given.get(issuer);
    if (given?.keys !== undefined) return given.keys;
    const known = this.#known.get(issuer);
    if (known === undefined) return this.#ask(issuer, given !== undefined);
    const age = this.#now() - known.askedAt;
    if (age < ASK_AGAIN_AFTER) return known.keys;
    const keys = await known.keys.catch(() => null);
    const enough = keys !== null && age < GOOD_FOR && (keyId === undefined || keys.some(({ kid }) => kid === keyId));
    return enough ? keys : this.#ask(issuer, given !== undefined);
  }

  clear(): void {
    this.#known.clear();
  }

  #ask(issuer: string, loopback: boolean): Promise<readonly PublishedKey[]> {
    const newer = this.#known.get(issuer);
    if (newer !== undefined && this.#now() - newer.askedAt < ASK_AGAIN_AFTER) return newer.keys;
    if (this.#asking >= MAX_ASKING) return Promise.reject(new IssuerKeysError('unreachable', 'too many issuers are being asked'));
    this.#asking++;
    const keys = this.#fetch(issuer, { loopback }).finally(() => this.#asking--);
    // Whoever asked hears of a failure; that nobody may be waiting is no fault.
    keys.catch(() => {});
    this.#known.delete(issuer);
    this.#known.set(issuer, { keys, askedAt: this.#now() });
    if (this.#known.size > MAX_ISSUERS) this.#known.delete(this.#known.keys().next().value!);
    return keys;
  }
}

/** The part that gives issuers' keys to the operations that verify tokens. */
export function issuerKeysPart(given: readonly GivenIssuer[] = []) {
  const keys = new KeysOfIssuers(given);
  return { token: issuerKeys, value: keys, reset: async () => keys.clear() };
}
