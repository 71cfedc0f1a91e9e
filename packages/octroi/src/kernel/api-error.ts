import type { WireError } from '../wire/http.ts';

/**
 * An error that a client is meant to see, with AWS's code and wording. Whatever else is thrown becomes InternalFailure
 * and its text stays in the server's log.
 */
export class ApiError extends Error implements WireError {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status?: number;
  readonly members?: Readonly<Record<string, unknown>>;
  /** True if the client sees no message at all (IAM-133). */
  readonly silent: boolean;

  constructor(code: string, message: string | null, options: { status?: number; members?: Readonly<Record<string, unknown>> } = {}) {
    super(message ?? code);
    this.code = code;
    this.silent = message === null;
    if (options.status !== undefined) this.status = options.status;
    if (options.members !== undefined) this.members = options.members;
  }

  toWire(): WireError {
    return {
      code: this.code,
      message: this.silent ? null : this.message,
      ...(this.status === undefined ? {} : { status: this.status }),
      ...(this.members === undefined ? {} : { members: this.members }),
    };
  }
}
