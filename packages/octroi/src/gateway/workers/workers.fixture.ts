import { request, Agent } from 'node:http';
import { signRequest } from '../../wire/sigv4/index.ts';
import type { Octroi } from '../launch.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly requestId: string;
}

/** One connection that stays open, which one worker has for as long as it lasts. */
export class Line {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;

  constructor({ port }: Pick<Octroi, 'port'>) {
    this.#port = port;
  }

  /** A signed request of IAM or STS. */
  ask(service: 'iam' | 'sts', Action: string, members: Readonly<Record<string, string>>, keys: Keys): Promise<Answer> {
    const body = Buffer.from(new URLSearchParams({ Action, Version: service === 'iam' ? '2010-05-08' : '2011-06-15', ...members }).toString());
    const headers: [string, string][] = [['host', `127.0.0.1:${this.#port}`], ['content-type', 'application/x-www-form-urlencoded; charset=utf-8']];
    const signed = signRequest({ method: 'POST', path: '/', query: '', headers, body }, { ...keys, region: 'us-east-1', service, now: new Date() });
    return this.send('POST', '/', Object.fromEntries(signed.headers), body);
  }

  send(method: string, path: string, headers: Record<string, string> = {}, body: Uint8Array | string = ''): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.#port, method, path, headers, agent: this.#agent }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        reply.on('error', reject).on('end', () => resolve({ status: reply.statusCode!, text, requestId: String(reply.headers['x-amzn-requestid'] ?? '') }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** So many connections that both of two workers have some of them: that one has all is as likely as 1 in 32,768. */
export function openLines(octroi: Octroi, count = 16): Line[] {
  return Array.from({ length: count }, () => new Line(octroi));
}
