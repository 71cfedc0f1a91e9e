import type { HttpResponse } from '../../wire/http.ts';
import type { Received } from '../rooms/received.ts';
import type { FromWorker, HandedOver, ReplyHead, ToWorker } from './messages.ts';

/** Takes a message to the main thread; what `transfer` names is moved, not copied. */
export type Post = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void;

type Reply = Extract<ToWorker, { readonly kind: 'reply' | 'failed' | 'chunk' | 'end' | 'broke' }>;

interface Waiting {
  readonly resolve: (reply: HttpResponse) => void;
  readonly reject: (error: Error) => void;
}

/** The worker's side: requests that the main thread answers. Each is answered once, or fails. */
export class HandOver {
  readonly #post: Post;
  readonly #waiting = new Map<number, Waiting>();
  readonly #streams = new Map<number, Stream>();
  #ids = 0;

  constructor(post: Post) {
    this.#post = post;
  }

  /** The main thread's answer. Rejects by a fault of ours, with its text. */
  send(received: Received): Promise<HttpResponse> {
    const id = ++this.#ids;
    const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
    this.#waiting.set(id, { resolve, reject });
    const { request, transfer } = packed(received);
    this.#post({ kind: 'request', id, request }, transfer);
    return promise;
  }

  take(message: Reply): void {
    const { id } = message;
    const waiting = this.#waiting.get(id);
    const stream = this.#streams.get(id);
    switch (message.kind) {
      case 'reply':
        this.#waiting.delete(id);
        return waiting?.resolve(this.#replyOf(id, message.head));
      case 'failed':
        this.#waiting.delete(id);
        return waiting?.reject(new Error(message.text));
      case 'chunk':
        return stream?.add(message.bytes);
      case 'end':
      case 'broke':
        this.#streams.delete(id);
        return stream?.end(message.kind === 'broke');
    }
  }

  #replyOf(id: number, { streamed, ...head }: ReplyHead): HttpResponse {
    if (!streamed) return head;
    const stream = new Stream({
      more: () => this.#post({ kind: 'more', id }),
      cancel: () => {
        this.#streams.delete(id);
        this.#post({ kind: 'cancel', id });
      },
    });
    this.#streams.set(id, stream);
    return { ...head, stream: stream.chunks() };
  }
}

/** Chunks that come from the main thread; it sends a few ahead, and one more for each that is taken. */
class Stream {
  readonly #asks: { more(): void; cancel(): void };
  #held: Uint8Array[] = [];
  #ended: 'well' | 'broken' | null = null;
  #wake: (() => void) | null = null;

  constructor(asks: { more(): void; cancel(): void }) {
    this.#asks = asks;
  }

  add(bytes: Uint8Array): void {
    this.#held.push(bytes);
    this.#wake?.();
  }

  end(broken: boolean): void {
    this.#ended = broken ? 'broken' : 'well';
    this.#wake?.();
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const chunk = this.#held.shift();
        if (chunk !== undefined) {
          this.#asks.more();
          yield chunk;
        } else if (this.#ended === null) {
          await new Promise<void>((resolve) => (this.#wake = resolve));
        } else if (this.#ended === 'broken') {
          throw new Error('the stream broke');
        } else {
          return;
        }
      }
    } finally {
      if (this.#ended === null) this.#asks.cancel();
    }
  }
}

function packed({ requestId, http, transport, ports, header }: Received): { readonly request: HandedOver; readonly transfer: readonly ArrayBuffer[] } {
  const body = owned(http.body);
  const names = http.headers.map(([name]) => name.toLowerCase());
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  const repeated = Object.fromEntries(twice.map((name) => [name, header(name)]));
  return {
    request: { requestId, http: { ...http, body }, transport, ...(ports === undefined ? {} : { ports }), repeated },
    transfer: body.byteLength === 0 ? [] : [body.buffer],
  };
}

/** These bytes in memory that nothing else uses: a large body is one of its own already; a small one is copied out of what it shares. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const alone = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return alone ? new Uint8Array(bytes.buffer as ArrayBuffer) : new Uint8Array(bytes);
}
