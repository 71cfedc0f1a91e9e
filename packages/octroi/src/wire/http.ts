/** A request as it came: nothing decoded, because the signature covers the raw bytes (SIG-2). */
export interface HttpRequest {
  readonly method: string;
  /** The path as received, still percent-encoded, without the query. */
  readonly path: string;
  /** The query as received, without the `?`; empty if there was none. */
  readonly query: string;
  /** Names as received are lower-cased by `headerMap`; here they keep their order and repetitions. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`, the one header that repeats. */
  readonly cookies?: readonly string[];
  readonly body: Uint8Array | string;
  /** What follows the body, sent as it comes. A length is told only without one. */
  readonly stream?: AsyncIterable<Uint8Array>;
}

/** An error on its way to a client. `code` is the wire code (`NoSuchEntity`), not the shape's name. */
export interface WireError {
  readonly code: string;
  /** Null or absent: the error has no message element (IAM-133). */
  readonly message?: string | null;
  /** Overrides the status that the model or the table of common errors gives the code. */
  readonly status?: number;
  /** Further members of the error's shape (Lambda's `Type`, `Reason`, ...), by member name. */
  readonly members?: Readonly<Record<string, unknown>>;
}
