import { Agent, request as httpRequest } from 'node:http';
import { signRequest } from '../../packages/octroi/src/wire/sigv4/index.ts';
import type { Outcome, Recorder } from '../history/recorder.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A node as clients see it. */
export interface Target {
  readonly index: number;
  readonly host: string;
  readonly port: number;
}

export interface Answer {
  readonly outcome: Outcome;
  /** Null if no answer came. */
  readonly status: number | null;
  /** AWS's code of an error, the system's of a broken connection, '' for a success. */
  readonly code: string;
  readonly body: string;
  /** Milliseconds of this process's monotonic clock. */
  readonly start: number;
  readonly end: number;
}

/** Errors of a connection that was never made: no node has seen the request. */
const NEVER_SENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

const VERSIONS = { iam: '2010-05-08', sts: '2011-06-15' } as const;

/** Sends signed requests of IAM and STS once each (a client that retries hides what it was told) and records what became of them. */
export class Caller {
  readonly #recorder: Recorder;
  readonly #patience: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  /** `patience`: milliseconds after which a request counts as not answered. */
  constructor(recorder: Recorder, patience = 3000) {
    this.#recorder = recorder;
    this.#patience = patience;
  }

  /** Asks one node. Never throws. Counted as a write unless it begins with Get or List. */
  async call(target: Target, keys: Keys, operation: string, parameters: Readonly<Record<string, string>> = {}, service: 'iam' | 'sts' = 'iam'): Promise<Answer> {
    const body = Buffer.from(new URLSearchParams({ Action: operation, Version: VERSIONS[service], ...parameters }).toString());
    const host = `${target.host}:${target.port}`;
    const headers: [string, string][] = [['host', host], ['content-type', 'application/x-www-form-urlencoded; charset=utf-8']];
    const signed = signRequest({ method: 'POST', path: '/', query: '', headers, body }, { ...keys, region: 'us-east-1', service, now: new Date() });
    const writes = !/^(Get|List)/.test(operation);
    const start = performance.now();
    const raw = await this.#send(target, signed.headers, body);
    const end = performance.now();
    const answer: Answer = { ...classified(raw), body: raw.body, start, end };
    this.#recorder.add({ operation, writes, node: target.index, start, end, outcome: answer.outcome, status: answer.status, code: answer.code });
    return answer;
  }

  #send(target: Target, headers: readonly (readonly [string, string])[], body: Buffer): Promise<Raw> {
    return new Promise((resolve) => {
      const request = httpRequest({ host: target.host, port: target.port, method: 'POST', path: '/', agent: this.#agent, headers: { ...Object.fromEntries(headers), 'content-length': body.length }, signal: AbortSignal.timeout(this.#patience) }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(response.complete ? { status: response.statusCode!, error: '', body: text } : broken('ECONNRESET')));
        response.on('error', (error: NodeJS.ErrnoException) => resolve(broken(error.code)));
      });
      request.on('error', (error: NodeJS.ErrnoException) => resolve(broken(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'TIMEOUT' : error.code)));
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

interface Raw {
  readonly status: number | null;
  readonly error: string;
  readonly body: string;
}

const broken = (code: string | undefined): Raw => ({ status: null, error: code ?? 'ECONNRESET', body: '' });

/** What an answer proves: a 4xx that nothing was done, a 5xx or silence nothing. */
export function classified({ status, error, body }: Raw): Pick<Answer, 'outcome' | 'status' | 'code'> {
  if (status === null) return { outcome: NEVER_SENT.has(error) ? 'fail' : 'unknown', status, code: error };
  if (status < 300) return { outcome: 'ok', status, code: '' };
  return { outcome: status < 500 ? 'fail' : 'unknown', status, code: tagOf(body, 'Code') ?? String(status) };
}

/** The text of the first element of that name in an answer, unescaped. */
export function tagOf(body: string, name: string): string | null {
  return tagsOf(body, name)[0] ?? null;
}

export function tagsOf(body: string, name: string): string[] {
  const found: string[] = [];
  const [open, close] = [`<${name}>`, `</${name}>`];
  for (let from = body.indexOf(open); from !== -1; from = body.indexOf(open, from)) {
    const to = body.indexOf(close, from);
    if (to === -1) break;
    found.push(body.slice(from + open.length, to).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    from = to;
  }
  return found;
}
