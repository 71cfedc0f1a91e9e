import type { Caller, SigningPrincipal } from './caller.ts';

interface Proven {
  /** The user or root user, as if it signed with a long-term key, without the key. */
  readonly caller: Caller;
  /** Milliseconds of the decision clock at which a second factor was proved; null: none was. */
  readonly mfaAt: number | null;
  /** Must the password be changed before it opens anything else? */
  readonly mustChange: boolean;
}

/**
 * Who has proved a password, and a second factor where there is one, instead of a signature. It is given to operations that make sessions of
 * such proofs and to no other; a test lists who makes it.
 */
export class PasswordCaller implements Caller {
  readonly #proven: Proven;
  readonly accessKeyId = null;
  readonly userName?: string;
  // What a password never brings.
  readonly session?: never;
  readonly onBehalfOf?: never;
  readonly calledVia?: never;

  constructor(proven: Proven) {
    this.#proven = proven;
    if (proven.caller.userName !== undefined) this.userName = proven.caller.userName;
  }

  get principal(): SigningPrincipal {
    return this.#proven.caller.principal;
  }

  get partition(): string {
    return this.#proven.caller.partition;
  }

  get account(): string | null {
    return this.#proven.caller.account;
  }

  get arn(): string {
    return this.#proven.caller.arn;
  }

  get userId(): string {
    return this.#proven.caller.userId;
  }

  get mfaAt(): number | null {
    return this.#proven.mfaAt;
  }

  get mustChange(): boolean {
    return this.#proven.mustChange;
  }

  /** The user itself, for what it does with the session that it was given. */
  get self(): Caller {
    return this.#proven.caller;
  }
}
