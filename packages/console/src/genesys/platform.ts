/** An answer of the Platform API that is no success (GEN-17). */
export interface PlatformErrorBody {
  readonly message: string;
  readonly code?: string;
  /** What the operator finds the request by. */
  readonly contextId?: string;
  readonly details?: readonly { readonly errorCode?: string; readonly fieldName?: string }[];
  readonly errors?: readonly { readonly message: string }[];
}

export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly status: number;
  readonly body: PlatformErrorBody;
  /** What the console's parts read of an error of any service. */
  readonly Code: string;
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(status: number, body: PlatformErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.Code = body.code ?? `HTTP ${status}`;
    this.$metadata = { httpStatusCode: status };
  }
}

/** What a session at the Platform API is made of; the secret is not kept. */
export interface PlatformSession {
  readonly origin: string;
  readonly clientId: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const TIMEOUT_MILLIS = 70_000;
const send: Fetch = (url, init) => fetch(url, init);

/** GEN-14: signs in with an OAuth client of an organisation. Throws a `PlatformError` for one that may not, a `TypeError` if nobody answers. */
export async function signInToPlatform(origin: string, client: { readonly id: string; readonly secret: string }, now: number, fetching: Fetch = send): Promise<PlatformSession> {
  const answer = await fetching(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { 'authorization': `Basic ${base64(`${client.id}:${client.secret}`)}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
    redirect: 'error',
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MILLIS),
  });
  const body = (await readJson(answer)) as { readonly access_token?: string; readonly expires_in?: number; readonly error?: string; readonly error_description?: string } | null;
  if (!answer.ok || typeof body?.access_token !== 'string') throw new PlatformError(answer.status, { message: body?.error_description ?? `HTTP ${answer.status}`, ...(body?.error === undefined ? {} : { code: body.error }) });
  return { origin, clientId: client.id, token: body.access_token, expires: now + (body.expires_in ?? 0) * 1000 };
}

/** The Platform API as one OAuth client. */
export class PlatformClient {
  readonly #session: PlatformSession;
  readonly #ended: () => void;
  readonly #fetch: Fetch;

  /** `ended` is called when the API says that the token is good no longer. */
  constructor(session: PlatformSession, ended: () => void, fetching: Fetch = send) {
    this.#session = session;
    this.#ended = ended;
    this.#fetch = fetching;
  }

  /** Calls an endpoint under `/api/v2`. Throws a `PlatformError` for an answer that is no success. */
  async call<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const answer = await this.#send(method, path, body, signal);
    return (await readJson(answer)) as T;
  }

  /** The same for an endpoint whose answer is plain text. */
  async text(path: string, signal?: AbortSignal): Promise<string> {
    return (await this.#send('GET', path, undefined, signal)).text();
  }

  /** Every entity of a list that comes in pages (GEN-18). */
  async all<T>(path: string, pageSize: number, signal?: AbortSignal): Promise<readonly T[]> {
    const found: T[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const separator = path.includes('?') ? '&' : '?';
      const { entities, pageCount } = await this.call<{ readonly entities: readonly T[]; readonly pageCount?: number }>('GET', `${path}${separator}pageSize=${pageSize}&pageNumber=${page}`, undefined, signal);
      found.push(...entities);
      if (entities.length === 0 || page >= (pageCount ?? 1)) break;
    }
    return found;
  }

  async #send(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
    const { origin, token } = this.#session;
    const timeout = AbortSignal.timeout(TIMEOUT_MILLIS);
    const answer = await this.#fetch(`${origin}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      credentials: 'omit',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (answer.ok) return answer;
    if (answer.status === 401) this.#ended();
    const error = (await readJson(answer)) as PlatformErrorBody | null;
    throw new PlatformError(answer.status, typeof error?.message === 'string' ? error : { message: `HTTP ${answer.status}` });
  }
}

/** An organisation has at most 2000 actions. */
const MOST_PAGES = 100;

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
