import { defineToken } from '../operation.ts';

/** A public key as an issuer publishes it (RFC 7517): untrusted JSON, of which only the members of its kind are read. */
export type PublishedKey = Readonly<Record<string, unknown>>;

/** Why there are no keys: the issuer could not be reached and may be later, or what it says cannot be used. */
export class IssuerKeysError extends Error {
  override readonly name = 'IssuerKeysError';
  readonly reason: 'unreachable' | 'unusable';

  constructor(reason: IssuerKeysError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * The keys by which issuers of web identity tokens sign: given by file, or fetched from what the issuer publishes. It uses the network, so
 * it is asked before a transaction and never in one.
 */
export interface IssuerKeys {
  /**
   * The keys of an issuer, among them one with this key id if it has one: an id that is not known makes it look again, at most once in
   * a while. Throws `IssuerKeysError`.
   */
  keysOf(issuer: string, keyId: string | undefined): Promise<readonly PublishedKey[]>;
}

/** Provided by composition (gateway/federation). */
export const issuerKeys = defineToken<IssuerKeys>('issuer-keys');
