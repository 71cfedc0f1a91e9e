import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { ApiError } from '../../../kernel/api-error.ts';

const SSH_TYPE = 'ssh-rsa';
const MIN_BITS = 2048;
const PEM = /^-----BEGIN (?:RSA )?PUBLIC KEY-----/;

/** An RSA public key, however it came (IAM-152). */
export interface ParsedPublicKey {
  /** As it was given. */
  readonly encoding: 'SSH' | 'PEM';
  /** `ssh-rsa` and the key in base 64. */
  readonly ssh: string;
  /** SubjectPublicKeyInfo. */
  readonly pem: string;
  /** `1f:0c:...`: MD5 of the key as SSH encodes it. */
  readonly fingerprint: string;
}

const invalid = (): ApiError => new ApiError('InvalidPublicKey', 'The public key is malformed or otherwise invalid.');

/**
 * Reads a public key: `ssh-rsa ...` or PEM, RSA of at least 2048 bits, as UploadSSHPublicKey takes it. Throws
 * UnrecognizedPublicKeyEncoding for a text that is neither and InvalidPublicKey for a key that cannot be used.
 */
export function parsePublicKey(text: string): ParsedPublicKey {
  const body = text.trim();
  const isPem = PEM.test(body);
  if (!isPem && !body.startsWith('ssh-')) throw new ApiError('UnrecognizedPublicKeyEncoding', 'The public key encoding format is unsupported or unrecognized.');
  const key = isPem ? keyOfPem(body) : keyOfSsh(body);
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_BITS) throw invalid();
  const blob = sshBlob(key);
  return {
    encoding: isPem ? 'PEM' : 'SSH',
    ssh: `${SSH_TYPE} ${blob.toString('base64')}`,
    pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: createHash('md5').update(blob).digest('hex').replace(/..(?=.)/g, '$&:'),
  };
}

function keyOfPem(body: string): KeyObject {
  try {
    return createPublicKey(body);
  } catch {
    throw invalid();
  }
}

/** RFC 4253, section 6.6: three fields, each behind its length: the type, the exponent, the modulus. */
function keyOfSsh(body: string): KeyObject {
  const [type, encoded = ''] = body.split(/\s+/, 2);
  const blob = Buffer.from(encoded, 'base64');
  const fields = fieldsOf(blob);
  if (type !== SSH_TYPE || fields.length !== 3 || fields[0]!.toString('latin1') !== SSH_TYPE) throw invalid();
  try {
    const key = createPublicKey({ key: { kty: 'RSA', e: fields[1]!.toString('base64url'), n: fields[2]!.toString('base64url') }, format: 'jwk' });
    if (sshBlob(key).equals(blob)) return key;
  } catch {
    // Numbers that are no RSA key: told below.
  }
  throw invalid();
}

/** At most four fields; none if the lengths do not cover the bytes exactly. */
function fieldsOf(blob: Buffer): readonly Buffer[] {
  const fields: Buffer[] = [];
  let at = 0;
  while (at + 4 <= blob.length && fields.length < 4) {
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return [];
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return at === blob.length ? fields : [];
}

function sshBlob(key: KeyObject): Buffer {
  const { e, n } = key.export({ format: 'jwk' });
  if (typeof e !== 'string' || typeof n !== 'string') throw invalid();
  return Buffer.concat([Buffer.from(SSH_TYPE), positive(e), positive(n)].flatMap((field) => [length(field), field]));
}

function length(field: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(field.length);
  return bytes;
}

/** A number that does not read as a negative one: a zero byte goes before a first byte with its high bit set. */
function positive(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url');
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
}
