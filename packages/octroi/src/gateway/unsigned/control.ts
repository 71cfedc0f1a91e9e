import { isIP } from 'node:net';
import type { HttpResponse } from '../../wire/http.ts';
import type { Received } from '../rooms/received.ts';
import { json, type UnsignedRoute } from './router.ts';

/** What a test may do to the world, with `--control` only. */
export interface ControlActions {
  reset(): Promise<void>;
  /** Returns the decision clock's time after the move; null if the clock does not go so far. */
  advanceClock(seconds: number): Date | null;
  createAccount(): Promise<{ accountId: string; accessKeyId: string; secretAccessKey: string }>;
}

/**
 * The control endpoints: loopback only, and never for a web page, whose requests carry `Origin` or `Sec-Fetch-*` or a foreign
 * `Host` (DNS rebinding).
 */
export class Control {
  readonly #actions: ControlActions;
  readonly #isFunction: (ports: NonNullable<Received['ports']>) => Promise<boolean>;

  /** `isFunction`: whether function code holds the other end of a connection, as far as that can be told. */
  constructor(actions: ControlActions, isFunction: (ports: NonNullable<Received['ports']>) => Promise<boolean> = () => Promise.resolve(false)) {
    this.#actions = actions;
    this.#isFunction = isFunction;
  }

  routes(): UnsignedRoute[] {
    const guarded = (path: string, act: (body: unknown) => Promise<HttpResponse> | HttpResponse): UnsignedRoute => ({
      method: 'POST',
      path,
      answer: async (received) => refusal(received) ?? (await this.#refusalOfFunctions(received)) ?? this.#withBody(received, act),
    });
    return [
      guarded('/_octroi/control/reset', async () => {
        await this.#actions.reset();
        return json(200, { status: 'reset' });
      }),
      guarded('/_octroi/control/clock', (body) => {
        const seconds = (body as { advance?: unknown } | null)?.advance;
        if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0 || seconds > 315_576_000) {
          return json(400, { error: 'the body must be {"advance": seconds}, with 0 to 315576000 seconds' });
        }
        const now = this.#actions.advanceClock(seconds);
        if (now === null) return json(400, { error: 'the clock does not go beyond the year 9999; a reset brings it back' });
        return json(200, { now: now.toISOString() });
      }),
      guarded('/_octroi/control/accounts', async () => json(201, await this.#actions.createAccount())),
    ];
  }

  async #refusalOfFunctions({ ports }: Received): Promise<HttpResponse | null> {
    if (ports === undefined || !(await this.#isFunction(ports))) return null;
    return json(403, { error: 'control endpoints do not answer to functions' });
  }

  #withBody(received: Received, act: (body: unknown) => Promise<HttpResponse> | HttpResponse): Promise<HttpResponse> | HttpResponse {
    if (received.http.body.byteLength > 65_536) return json(413, { error: 'the body is too large' });
    const text = Buffer.from(received.http.body).toString('utf8');
    let body: unknown = null;
    if (text.trim() !== '') {
      try {
        body = JSON.parse(text);
      } catch {
        return json(400, { error: 'the body is not JSON' });
      }
    }
    return act(body);
  }
}

/** Null if the request may control; otherwise the refusal. */
function refusal({ http, transport, header }: Received): HttpResponse | null {
  const { sourceIp } = transport;
  const sent = (names: RegExp): boolean => http.headers.some(([name]) => names.test(name));
  if (sourceIp === null || !isLoopbackAddress(sourceIp)) return json(403, { error: 'control endpoints answer to loopback only' });
  if (sent(/^(origin|sec-fetch-.*)$/i)) return json(403, { error: 'control endpoints do not answer to web pages' });
  if (sent(/^(x-forwarded-.*|forwarded|via)$/i)) return json(403, { error: 'control endpoints do not answer through a proxy' });
  if (!isLoopbackHost(header('host') ?? '')) return json(403, { error: 'control endpoints answer to the host names localhost, 127.0.0.1 and [::1] only' });
  return null;
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return name === 'localhost' || name === '[::1]' || isLoopbackAddress(name);
}
