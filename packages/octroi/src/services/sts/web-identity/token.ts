import { InvalidToken } from './invalid-token.ts';

type Json = Readonly<Record<string, unknown>>;

/** A compact JWT, taken apart and not verified: nothing of it is to be believed yet. */
export interface UnverifiedToken {
  readonly text: string;
  readonly algorithm: string;
  readonly keyId: string | undefined;
  readonly claims: Json;
}

const SEGMENT = /^[A-Za-z0-9_-]+$/;

/** Takes a JWT apart (STS-41). A header that asks to understand more than AWS does is refused, whatever it is. */
export function readToken(text: string): UnverifiedToken {
  const [header, payload, signature, ...more] = text.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) throw noJwt();
  if (!SEGMENT.test(header) || !SEGMENT.test(payload) || !SEGMENT.test(signature)) throw noJwt();
  const { alg, kid, crit, b64 } = read(header);
  if (typeof alg !== 'string' || crit !== undefined || b64 !== undefined || (kid !== undefined && typeof kid !== 'string')) throw noJwt();
  return { text, algorithm: alg, keyId: kid, claims: read(payload) };
}

function read(segment: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(segment, 'base64url')));
  } catch {
    throw noJwt();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw noJwt();
  return value as Json;
}

function noJwt(): InvalidToken {
  return new InvalidToken('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)');
}
