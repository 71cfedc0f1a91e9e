import type { Principal } from '@octroi/policy';

type FederatedPrincipal = Extract<Principal, { readonly kind: 'web-identity' | 'saml' }>;

interface Vouched<Proof> {
  readonly principal: FederatedPrincipal;
  readonly partition: string;
  /** The account of the role that is asked for: its records show the request. */
  readonly roleAccount: string;
  /** Who the identity provider says it is, for records. */
  readonly subject: string;
  readonly proof: Proof;
}

/**
 * Who stands behind a token or assertion that was verified: no signature, no account, no policies of its own (EVAL-68, KEY-72). It is no
 * `Caller`, so that only an operation that is authorised by a role's trust policy alone can be given one. A test lists who makes them.
 */
export class FederatedCaller<Proof = unknown> {
  readonly #vouched: Vouched<Proof>;
  readonly account = null;
  readonly accessKeyId = null;
  // What callers with a signature may have, and this one never has (KEY-72).
  readonly userId?: undefined;
  readonly userName?: undefined;
  readonly session?: undefined;
  readonly onBehalfOf?: undefined;
  readonly calledVia?: undefined;

  constructor(vouched: Vouched<Proof>) {
    this.#vouched = vouched;
  }

  get principal(): FederatedPrincipal {
    return this.#vouched.principal;
  }

  get partition(): string {
    return this.#vouched.partition;
  }

  get roleAccount(): string {
    return this.#vouched.roleAccount;
  }

  /** As records show it; no ARN of AWS's. */
  get arn(): string {
    return `${this.#vouched.principal.provider}:${this.#vouched.subject}`;
  }

  /** What the verified token or assertion says. */
  get proof(): Proof {
    return this.#vouched.proof;
  }
}
