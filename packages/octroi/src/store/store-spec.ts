/** Where a store is. */
export type StoreSpec = { readonly kind: 'memory' } | { readonly kind: 'folder'; readonly folder: string } | EtcdSpec;

export interface EtcdSpec {
  readonly kind: 'etcd';
  /** `10.0.0.1:2379`, `[::1]:2379`; at least one. */
  readonly hosts: readonly string[];
  /** Before every key: `/octroi` unless told; begins with a slash and does not end with one. */
  readonly prefix: string;
  readonly user: { readonly name: string; readonly password: string } | null;
  readonly tls: EtcdTls | null;
}

/** Paths of PEM files. */
export interface EtcdTls {
  /** Null: whom this system trusts. */
  readonly ca: string | null;
  readonly client: { readonly cert: string; readonly key: string } | null;
}

/** Where large values are. */
export type BlobsSpec = { readonly kind: 'memory' } | { readonly kind: 'folder'; readonly folder: string } | S3Spec;

export interface S3Spec {
  readonly kind: 's3';
  readonly bucket: string;
  /** Before every name, without slashes at its ends; empty: none. */
  readonly prefix: string;
  /** Null: AWS's own. */
  readonly endpoint: string | null;
  readonly region: string;
  /** Whether the bucket is part of the path and not of the host. */
  readonly pathStyle: boolean;
}

export const MEMORY = ':memory:';

type Environment = Readonly<Record<string, string | undefined>>;

/** The text is no store; the sentence never shows a password. */
export class StoreSpecError extends Error {
  override readonly name = 'StoreSpecError';
}

/**
 * The store that a command names: `etcd://[user:password@]h1:2379,h2:2379[/prefix][?tls=true&ca=FILE&cert=FILE&key=FILE]`, a folder, or
 * `:memory:`. What the URL of etcd leaves out comes from OCTROI_ETCD_USER, _PASSWORD, _CA, _CERT and _KEY.
 * @throws StoreSpecError with a sentence for the operator
 */
export function parseStore(text: string, env: Environment = process.env): StoreSpec {
  if (text === '') throw new StoreSpecError('the store must not be empty');
  if (text === MEMORY) return { kind: 'memory' };
  const scheme = schemeOf(text);
  if (scheme === 'etcd') return parseEtcd(text, env);
  if (scheme !== null) throw new StoreSpecError(`\`${scheme}://\` is no store: etcd://HOST:PORT,... is needed`);
  return { kind: 'folder', folder: text };
}

/**
 * Where large values are: a folder, `:memory:`, or `s3://bucket[/prefix][?endpoint=URL&region=R&path-style=true]`.
 * @throws StoreSpecError with a sentence for the operator
 */
export function parseBlobs(text: string): BlobsSpec {
  if (text === '') throw new StoreSpecError('the place of blobs must not be empty');
  if (text === MEMORY) return { kind: 'memory' };
  const scheme = schemeOf(text);
  if (scheme === 's3') return parseS3(text);
  if (scheme !== null) throw new StoreSpecError(`\`${scheme}://\` is no place of blobs: a folder or s3://BUCKET is needed`);
  return { kind: 'folder', folder: text };
}

/** The store in words that may be printed: no password, no user. */
export function nameOfStore(spec: StoreSpec): string {
  if (spec.kind === 'memory') return MEMORY;
  return spec.kind === 'folder' ? spec.folder : `etcd://${spec.hosts.join(',')}${spec.prefix}`;
}

/** The place of blobs in words. */
export function nameOfBlobs(spec: BlobsSpec): string {
  if (spec.kind === 'memory') return MEMORY;
  return spec.kind === 'folder' ? spec.folder : `s3://${spec.bucket}${spec.prefix === '' ? '' : `/${spec.prefix}`}`;
}

const DEFAULT_PREFIX = '/octroi';

function parseEtcd(text: string, env: Environment): EtcdSpec {
  const { authority, path, query } = parts(text);
  const at = authority.lastIndexOf('@');
  const hosts = authority.slice(at + 1).split(',').map(hostOf);
  const options = readQuery(query, ['tls', 'ca', 'cert', 'key'], 'etcd');
  const prefix = path === '' || path === '/' ? DEFAULT_PREFIX : path.replace(/\/+$/u, '');
  if (!/^(?:\/[A-Za-z0-9._-]{1,64}){1,8}$/u.test(prefix)) throw new StoreSpecError('the prefix of an etcd store is made of letters, digits, `.`, `_`, `-` and slashes');
  return { kind: 'etcd', hosts, prefix, user: userOf(at < 0 ? null : authority.slice(0, at), env), tls: tlsOf(options, env) };
}

function hostOf(text: string): string {
  const match = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::(\d{1,5}))?$/u.exec(text);
  // What does not parse may hold a part of a password, so it is not repeated.
  if (match === null || Number(match[1] ?? 1) > 65_535 || Number(match[1] ?? 1) < 1) throw new StoreSpecError('an etcd store is named etcd://HOST:PORT,HOST:PORT,...; `@`, `/`, `,` and `:` of a password are written %40, %2F, %2C and %3A');
  return match[1] === undefined ? `${text}:2379` : text;
}

function userOf(given: string | null, env: Environment): EtcdSpec['user'] {
  const colon = given?.indexOf(':') ?? -1;
  const name = given === null ? env['OCTROI_ETCD_USER'] : decoded(colon < 0 ? given : given.slice(0, colon));
  const password = given === null || colon < 0 ? env['OCTROI_ETCD_PASSWORD'] : decoded(given.slice(colon + 1));
  if (name === undefined || name === '') {
    if (password !== undefined) throw new StoreSpecError('there is a password for etcd and no user: give OCTROI_ETCD_USER too');
    return null;
  }
  if (password === undefined) throw new StoreSpecError('the user of etcd has no password: give OCTROI_ETCD_PASSWORD');
  return { name, password };
}

function tlsOf(options: ReadonlyMap<string, string>, env: Environment): EtcdTls | null {
  const ca = options.get('ca') ?? env['OCTROI_ETCD_CA'] ?? null;
  const cert = options.get('cert') ?? env['OCTROI_ETCD_CERT'];
  const key = options.get('key') ?? env['OCTROI_ETCD_KEY'];
  if ((cert === undefined) !== (key === undefined)) throw new StoreSpecError('the certificate of a client of etcd and its key go together');
  const client = cert === undefined || key === undefined ? null : { cert, key };
  const wanted = flag(options, 'tls');
  if (wanted === false && (ca !== null || client !== null)) throw new StoreSpecError('certificates for etcd are given, and tls=false');
  return (wanted ?? (ca !== null || client !== null)) ? { ca, client } : null;
}

function parseS3(text: string): S3Spec {
  const { authority, path, query } = parts(text);
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u.test(authority)) throw new StoreSpecError('the blobs in S3 are named s3://BUCKET[/PREFIX], and a bucket of 3 to 63 lower-case letters, digits, dots and hyphens; credentials come from the environment');
  const options = readQuery(query, ['endpoint', 'region', 'path-style'], 's3');
  const prefix = path.replace(/^\/+|\/+$/gu, '');
  if (prefix !== '' && !/^[A-Za-z0-9._/-]{1,256}$/u.test(prefix)) throw new StoreSpecError('the prefix of blobs is made of letters, digits, `.`, `_`, `-` and slashes');
  const endpoint = options.get('endpoint') ?? null;
  const url = endpoint === null ? null : URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || (url !== null && !/^https?:$/u.test(url.protocol))) throw new StoreSpecError('the endpoint of blobs is an http or https address');
  if (url !== null && (url.username !== '' || url.password !== '')) throw new StoreSpecError('the endpoint of blobs holds no credentials: they come from the environment');
  const region = options.get('region') ?? 'us-east-1';
  if (!/^[a-z0-9-]{1,32}$/u.test(region)) throw new StoreSpecError(`\`${region}\` is no Region`);
  return { kind: 's3', bucket: authority, prefix, endpoint, region, pathStyle: flag(options, 'path-style') ?? false };
}

function schemeOf(text: string): string | null {
  return /^([A-Za-z][A-Za-z0-9+.-]*):\/\//u.exec(text)?.[1] ?? null;
}

/** `URL` knows no list of hosts. */
function parts(text: string): { authority: string; path: string; query: string } {
  const rest = text.slice(text.indexOf('://') + 3);
  const question = rest.indexOf('?');
  const place = question < 0 ? rest : rest.slice(0, question);
  const slash = place.indexOf('/');
  return { authority: slash < 0 ? place : place.slice(0, slash), path: slash < 0 ? '' : place.slice(slash), query: question < 0 ? '' : rest.slice(question + 1) };
}

function readQuery(query: string, known: readonly string[], scheme: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (!known.includes(name)) throw new StoreSpecError(`\`${name}\` is no option of ${scheme}://: ${known.join(', ')} are`);
    if (options.has(name)) throw new StoreSpecError(`\`${name}\` is given twice`);
    if (value === '') throw new StoreSpecError(`\`${name}\` must not be empty`);
    options.set(name, value);
  }
  return options;
}

function flag(options: ReadonlyMap<string, string>, name: string): boolean | undefined {
  const value = options.get(name);
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false') throw new StoreSpecError(`\`${name}\` is true or false`);
  return value === 'true';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StoreSpecError('the user or password in the URL of etcd is not percent-encoded as URLs are');
  }
}
