/** What a request says about its signature; nothing in it is proven yet. */
export interface SignatureClaim {
  readonly kind: 'header' | 'presigned';
  readonly accessKeyId: string;
  /** The scope's date, `yyyymmdd`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** Must be `aws4_request`; `checkScope` refuses another. */
  readonly terminator: string;
  /** The time of the request, `yyyymmddThhmmssZ`. */
  readonly amzDate: string;
  /** Lower-cased, sorted, without repetition; every one of them is present in the request. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly sessionToken?: string;
  /** Presigned requests: `X-Amz-Expires`, 1 to 604800 (SIG-10). */
  readonly expiresSeconds?: number;
  /** `x-amz-content-sha256` as sent; absent if it was not. */
  readonly contentSha256?: string;
  /** The request's headers as `headerMap` gives them. */
  readonly headers: ReadonlyMap<string, string>;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';
export const TERMINATOR = 'aws4_request';

/** `{date}/{region}/{service}/aws4_request`. */
export function scopeOf(claim: Pick<SignatureClaim, 'date' | 'region' | 'service' | 'terminator'>): string {
  return `${claim.date}/${claim.region}/${claim.service}/${claim.terminator}`;
}

const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** Milliseconds of a `yyyymmddThhmmssZ` time; null if it is not one, February 30 included. */
export function amzTime(text: string): number | null {
  const match = BASIC.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  return amzDateOf(new Date(time)) === text ? time : null;
}

/** `yyyymmddThhmmssZ` of a date. */
export function amzDateOf(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
