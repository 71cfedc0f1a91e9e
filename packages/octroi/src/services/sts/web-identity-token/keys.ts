import { createHash, createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Kv } from '../../../store/kv.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { backgroundRows, type BackgroundRows } from '../../../kernel/background.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import { defineTable } from '../../../kernel/table.ts';

/** What tokens are signed with (STS-81). */
export const ALGORITHMS = ['RS256', 'ES384'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export type PublicJwk = Readonly<Record<string, unknown>>;

/** A key of the installation. */
export interface TokenKeyRow {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  /** PKCS #8 in PEM, sealed with the context `web-identity-token:{algorithm}`. */
  readonly sealed: string;
}

/** [algorithm], under the account `-`: every account's tokens are signed with the installation's keys. */
export const tokenKeys = defineTable<TokenKeyRow>({ service: 'sts', name: 'token-key', kind: 'business', regional: false });

export interface TokenKey {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  readonly privateKey: KeyObject;
}

const generate = promisify(generateKeyPair);
const contextOf = (algorithm: Algorithm): string => `web-identity-token:${algorithm}`;

/** The installation's keys: made when first needed, the same on every node, sealed at rest. */
export class TokenKeys {
  readonly #rows: BackgroundRows;
  readonly #seal: Sealer;
  readonly #known = new Map<Algorithm, Promise<TokenKey>>();

  constructor(kv: Kv, seal: Sealer) {
    this.#rows = backgroundRows(kv, 'sts', [tokenKeys]);
    this.#seal = seal;
  }

  get(algorithm: Algorithm): Promise<TokenKey> {
    const known = this.#known.get(algorithm);
    if (known !== undefined) return known;
    const found = this.#findOrMake(algorithm);
    this.#known.set(algorithm, found);
    found.catch(() => this.#known.delete(algorithm)); // a failure is never remembered; the asker sees it
    return found;
  }

  /** The store was emptied. */
  clear(): void {
    this.#known.clear();
  }

  async #findOrMake(algorithm: Algorithm): Promise<TokenKey> {
    const scope = installationScope('aws');
    const stored = await this.#rows.read(scope, (rows) => rows.get(tokenKeys, [algorithm]));
    if (stored !== undefined) return this.#open(algorithm, stored);
    const candidate = await makeKey(algorithm, this.#seal);
    // Another node may have made one meanwhile: the first one stays.
    const kept = await this.#rows.write(scope, async (rows) => {
      const other = await rows.get(tokenKeys, [algorithm]);
      if (other === undefined) rows.put(tokenKeys, [algorithm], candidate);
      return other ?? candidate;
    });
    return this.#open(algorithm, kept);
  }

  #open(algorithm: Algorithm, { kid, publicJwk, sealed }: TokenKeyRow): TokenKey {
    return { kid, publicJwk, privateKey: createPrivateKey(this.#seal.open(sealed, contextOf(algorithm))) };
  }
}

async function makeKey(algorithm: Algorithm, seal: Sealer): Promise<TokenKeyRow> {
  const pair = algorithm === 'RS256' ? await generate('rsa', { modulusLength: 2048 }) : await generate('ec', { namedCurve: 'P-384' });
  const jwk = pair.publicKey.export({ format: 'jwk' });
  const kid = `${algorithm === 'RS256' ? 'RSA' : 'EC'}_${createHash('sha256').update(JSON.stringify(jwk)).digest('hex').slice(0, 16)}`;
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' });
  return { kid, publicJwk: { ...jwk, kid, alg: algorithm, use: 'sig' }, sealed: seal.seal(pem, contextOf(algorithm)) };
}
