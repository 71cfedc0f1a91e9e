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

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Milliseconds of a `yyyymmddThhmmssZ` time; null if it is not one, February 30 included. Read digit by digit for speed. */
export function amzTime(text: string): number | null {
  if (text.length !== 16 || text[8] !== 'T' || text[15] !== 'Z') return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 4, 6);
  const day = digits(text, 6, 8);
  const hour = digits(text, 9, 11);
  const minute = digits(text, 11, 13);
  const second = digits(text, 13, 15);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  // A NaN fails every comparison, so the checks are written to accept.
  const valid = year >= 1000 && day >= 1 && day <= (DAYS[month - 1] ?? 0) + leap && hour <= 23 && minute <= 59 && second <= 59;
  return valid ? Date.UTC(year, month - 1, day, hour, minute, second) : null;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** `yyyymmddThhmmssZ` of a date. */
export function amzDateOf(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
