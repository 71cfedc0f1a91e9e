import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A connection to the server on which a test says exactly which bytes it sends. */
export interface Line {
  readonly socket: Socket;
  send(bytes: string | Uint8Array): void;
  /** What the server sends until there are so many whole answers, or it closes, or 10 s have passed. */
  answers(count: number): Promise<string>;
  /** All that the server sends until it closes, 10 s at most. */
  rest(): Promise<string>;
}

export function dial(endpoint: string, options: { readonly tls?: boolean } = {}): Promise<Line> {
  const { hostname, port } = new URL(endpoint);
  const socket = options.tls === true ? connectTls({ host: hostname, port: Number(port), rejectUnauthorized: false }) : connect(Number(port), hostname);
  let got = '';
  let look = (): void => {};
  socket.on('data', (chunk: Buffer) => {
    got += chunk.toString('latin1');
    look();
  });
  socket.on('close', () => look());
  socket.on('error', () => {});
  const until = (enough: (text: string) => boolean): Promise<string> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(got), 10_000);
      look = () => {
        if (!socket.closed && !enough(got)) return;
        clearTimeout(timer);
        resolve(got);
      };
      look();
    });
  const line: Line = { socket, send: (bytes) => void socket.write(bytes), answers: (count) => until((text) => wholeAnswers(text) >= count), rest: () => until(() => false) };
  return new Promise((resolve, reject) => {
    socket.once(options.tls === true ? 'secureConnect' : 'connect', () => resolve(line));
    socket.once('error', reject);
  });
}

/** How many whole answers the text begins with, each as long as its content-length says. */
function wholeAnswers(text: string): number {
  let count = 0;
  for (let at = 0; ; count++) {
    const body = text.indexOf('\r\n\r\n', at);
    if (body < 0) return count;
    const length = Number(/content-length: (\d+)/i.exec(text.slice(at, body))?.[1] ?? 0);
    at = body + 4 + length;
    if (at > text.length) return count;
  }
}

/** The request as bytes of HTTP/1.1. */
export function bytesOf(request: { method: string; path: string; query: string; headers: readonly (readonly [string, string])[]; body: Uint8Array }): Buffer {
  const target = request.query === '' ? request.path : `${request.path}?${request.query}`;
  const named = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const length: (readonly [string, string])[] = named.has('content-length') || named.has('transfer-encoding') ? [] : [['Content-Length', String(request.body.byteLength)]];
  const head = [...request.headers, ...length].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${request.method} ${target} HTTP/1.1\r\n${head}\r\n`, 'utf8'), request.body]);
}
