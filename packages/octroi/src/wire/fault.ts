import type { WireError } from './http.ts';

/** The one exception that reading a request may throw: an error that is ready to be written to the client. */
export class WireFault extends Error {
  readonly error: WireError;

  constructor(code: string, message: string | null, status?: number, members?: WireError['members']) {
    super(message === null ? code : `${code}: ${message}`);
    this.name = 'WireFault';
    this.error = { code, message, ...(status === undefined ? {} : { status }), ...(members === undefined ? {} : { members }) };
  }
}
