import type { MessagePort } from 'node:worker_threads';
import type { SeenRequests } from '../../services/octroi/parts.ts';
import type { ExplainRequestResponse, ListDecisionsRequest } from '../../../models/octroi.gen.ts';
import type { LastUse } from '../../kernel/last-uses.ts';
import type { KeyringSource } from '../../store/seal.ts';
import type { HttpResponse } from '../../wire/http.ts';
import type { Tally } from '../metrics.ts';
import type { Received } from '../rooms/received.ts';
import type { Certificate } from '../tls.ts';

/** What a worker is started with. */
export interface ThreadSettings {
  /** Its number, from 0. */
  readonly worker: number;
  readonly shared: SharedArrayBuffer;
  /** The port through which its replica is fed. */
  readonly feed: MessagePort;
  readonly host: string;
  readonly port: number;
  readonly keys: KeyringSource;
  readonly version: string;
  readonly tls: Certificate | null;
  readonly trustedProxies: readonly string[];
  /** Bytes of the bodies that it holds at once. */
  readonly bodyBytes: number;
  /** Folder of the decision records; null: none are written. */
  readonly journal: string | null;
  /** Milliseconds after which a worker that hears nothing of the main thread answers nobody; null: never, since nothing can change meanwhile. */
  readonly staleAfter: number | null;
}

/** A request as another thread gets it. */
export interface HandedOver extends Omit<Received, 'header'> {
  /** Headers that come more than once, by lower-case name, as `header` tells them. */
  readonly repeated: Readonly<Record<string, string | undefined>>;
}

/** A reply without its stream. */
export type ReplyHead = Omit<HttpResponse, 'stream'> & { readonly streamed: boolean };

export type Question =
  /** Answered when no request runs and none begins any more. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'release'; readonly forget: boolean }
  | { readonly kind: 'last-use'; readonly id: string }
  | { readonly kind: 'list'; readonly account: string; readonly wanted: ListDecisionsRequest }
  | { readonly kind: 'explain'; readonly account: string; readonly requestId: string }
  | { readonly kind: 'count' }
  /** Answered when the port is closed, all requests are answered and all records written. */
  | { readonly kind: 'drain' };

/** What each question is answered with. */
export interface Answers {
  readonly hold: true;
  readonly release: true;
  readonly 'last-use': LastUse | undefined;
  readonly list: SeenRequests;
  readonly explain: ExplainRequestResponse | null;
  readonly count: Tally;
  readonly drain: Tally;
}

export type ToWorker =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'reply'; readonly id: number; readonly head: ReplyHead }
  | { readonly kind: 'failed'; readonly id: number; readonly text: string }
  | { readonly kind: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'broke'; readonly id: number };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'request'; readonly id: number; readonly request: HandedOver }
  /** One more chunk of a stream is wanted. */
  | { readonly kind: 'more'; readonly id: number }
  /** Nobody wants the rest of a stream. */
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly text: string }
  | { readonly kind: 'tally'; readonly tally: Tally }
  /** `unavailable`: it says that the store cannot be asked now. */
  | { readonly kind: 'fault'; readonly text: string; readonly unavailable: boolean };

/** A fault as text, with what leads to it. */
export function textOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

