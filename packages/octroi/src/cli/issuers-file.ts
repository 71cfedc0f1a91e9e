import { readFileSync } from 'node:fs';
import type { GivenIssuer } from '../gateway/federation/issuer-keys.ts';
import { keysIn } from '../gateway/federation/published-keys.ts';
import { UsageError } from './usage-error.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/** What no public key has: whoever puts one here has mistaken the file. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/**
 * The file of issuers: `{"issuers":[{"issuer":"https://idp.example.com","keys":[...]},{"issuer":"http://127.0.0.1:8080"}]}`. One with the
 * keys of a JWK set is never asked; one of this host is, also over plain HTTP. Throws `UsageError`.
 */
export function readIssuersFile(path: string): GivenIssuer[] {
  const { issuers } = membersOf(parse(path), ['issuers'], `the file of issuers \`${path}\``);
  if (!Array.isArray(issuers)) throw new UsageError(`the file of issuers \`${path}\` must be an object with a list \`issuers\``);
  const given = issuers.map((issuer: unknown, index) => givenIssuer(issuer, `issuers[${index}] of \`${path}\``));
  const twice = given.find(({ issuer }, index) => given.findIndex((other) => other.issuer === issuer) !== index);
  if (twice !== undefined) throw new UsageError(`the file of issuers \`${path}\` names \`${twice.issuer}\` twice`);
  return given;
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the file of issuers \`${path}\` cannot be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`the file of issuers \`${path}\` is not JSON`);
  }
}

function givenIssuer(value: unknown, place: string): GivenIssuer {
  const { issuer, keys } = membersOf(value, ['issuer', 'keys'], place);
  const url = typeof issuer === 'string' ? URL.parse(issuer) : null;
  if (typeof issuer !== 'string' || url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw new UsageError(`${place}: \`issuer\` must be a URL`);
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) throw new UsageError(`${place}: plain HTTP is for issuers of this host alone`);
  if (keys === undefined) {
    if (!LOOPBACK.has(url.hostname)) throw new UsageError(`${place}: give its \`keys\`; an issuer of another host is asked for them without being named here`);
    return { issuer };
  }
  return { issuer, keys: publicKeys(keys, place) };
}

function publicKeys(keys: unknown, place: string): GivenIssuer['keys'] & {} {
  try {
    const read = keysIn({ keys });
    if (read.some((key) => SECRET_MEMBERS.some((name) => name in key))) throw new UsageError(`${place}: a key has a secret part; give public keys alone`);
    return read;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${place}: \`keys\` must be the keys of a JWK set`);
  }
}

/** The members of an object; one that is not known is refused. */
function membersOf(value: unknown, known: readonly string[], place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageError(`${place} must be an object`);
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`${place} has an unknown member \`${unknown.slice(0, 64)}\`; known are ${known.join(', ')}`);
  return value as Readonly<Record<string, unknown>>;
}
