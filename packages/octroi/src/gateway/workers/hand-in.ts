import type { HttpResponse } from '../../wire/http.ts';
import type { Received } from '../rooms/received.ts';
import { textOf, type FromWorker, type HandedOver, type ToWorker } from './messages.ts';

/** Takes a message to the worker; what `transfer` names is moved, not copied. */
export type Post = (message: ToWorker, transfer?: readonly ArrayBuffer[]) => void;

/** Chunks of one stream that are on their way to a worker, or wait there, at most. */
const WINDOW = 8;

/** The main thread's side: answers what one worker hands over. */
export class HandIn {
  readonly #answer: (received: Received) => Promise<HttpResponse>;
  readonly #post: Post;
  readonly #streams = new Map<number, Sending>();
  #ended = false;

  constructor(answer: (received: Received) => Promise<HttpResponse>, post: Post) {
    this.#answer = answer;
    this.#post = post;
  }

  take(message: Extract<FromWorker, { readonly kind: 'request' | 'more' | 'cancel' }>): void {
    if (message.kind === 'request') void this.#serve(message.id, message.request);
    else if (message.kind === 'more') this.#streams.get(message.id)?.more();
    else this.#streams.get(message.id)?.cancel();
  }

  /** The worker has ended: what it still wanted goes nowhere. */
  end(): void {
    this.#ended = true;
    for (const sending of this.#streams.values()) sending.cancel();
  }

  async #serve(id: number, request: HandedOver): Promise<void> {
    try {
      const { stream, body, ...reply } = await this.#answer(receivedOf(request));
      // What a part answers may be a piece of what it keeps: a copy of just these bytes goes.
      const bytes = typeof body === 'string' ? body : new Uint8Array(body);
      const streamed = stream !== undefined && !this.#ended;
      this.#post({ kind: 'reply', id, head: { ...reply, body: bytes, streamed } }, typeof bytes === 'string' ? [] : [bytes.buffer]);
      if (stream !== undefined) await this.#send(id, stream);
    } catch (fault) {
      this.#post({ kind: 'failed', id, text: textOf(fault) });
    }
  }

  async #send(id: number, stream: AsyncIterable<Uint8Array>): Promise<void> {
    const sending = new Sending();
    if (this.#ended) sending.cancel();
    this.#streams.set(id, sending);
    try {
      for await (const chunk of stream) {
        if (!(await sending.room())) return;
        const bytes = new Uint8Array(chunk);
        this.#post({ kind: 'chunk', id, bytes }, [bytes.buffer]);
      }
      this.#post({ kind: 'end', id });
    } catch {
      // Its status is sent already: the connection ends, as it would here.
      this.#post({ kind: 'broke', id });
    } finally {
      this.#streams.delete(id);
    }
  }
}

/** How much more of a stream may be sent. */
class Sending {
  #room = WINDOW;
  #cancelled = false;
  #wake: (() => void) | null = null;

  more(): void {
    this.#room++;
    this.#wake?.();
  }

  cancel(): void {
    this.#cancelled = true;
    this.#wake?.();
  }

  /** Waits for a place; false if nobody wants the rest. */
  async room(): Promise<boolean> {
    while (this.#room === 0 && !this.#cancelled) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#room--;
    return !this.#cancelled;
  }
}

function receivedOf({ repeated, ...request }: HandedOver): Received {
  const { headers } = request.http;
  return {
    ...request,
    header(name) {
      if (Object.hasOwn(repeated, name)) return repeated[name];
      return headers.find(([candidate]) => candidate.length === name.length && candidate.toLowerCase() === name)?.[1];
    },
  };
}
