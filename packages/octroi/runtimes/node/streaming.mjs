// Handlers that answer piece by piece (LAM-72, LAM-123): `awslambda.streamifyResponse((event, responseStream, context) => ...)`.
import { Writable } from 'node:stream';
import { HandlerError, postable } from './errors.mjs';

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const INTEGRATION = 'application/vnd.awslambda.http-integration-response';

/** Puts `awslambda` where functions expect it. */
export function installStreaming() {
  globalThis.awslambda = {
    streamifyResponse(handler) {
      handler[STREAMING] = 'response';
      return handler;
    },
    HttpResponseStream: {
      /** A stream whose first bytes are status, headers and cookies, and eight zeros. */
      from(stream, prelude) {
        stream.setContentType(INTEGRATION);
        stream.beforeFirstWrite(Buffer.concat([Buffer.from(JSON.stringify(prelude)), Buffer.alloc(8)]));
        return stream;
      },
    },
  };
}

export function isStreaming(handler) {
  return handler[STREAMING] === 'response';
}

/** Calls a streaming handler and sends what it writes as it comes. Throws what the handler throws before its first byte. */
export async function stream(handler, event, context, open) {
  const response = new ResponseStream(open);
  const result = handler(event, response, context);
  if (typeof result?.then !== 'function') throw new HandlerError('Runtime.MalformedStreamingHandler', 'Streaming does not support non-async handlers.');
  try {
    await result;
  } catch (error) {
    if (!response.begun) throw error;
    await response.fail(postable(error));
    return error;
  }
  if (!response.writableEnded) response.end();
  await response.sent;
  return undefined;
}

class ResponseStream extends Writable {
  #open;
  #call;
  #contentType = 'application/octet-stream';
  #first = Buffer.alloc(0);
  #done;
  sent = new Promise((resolve) => {
    this.#done = resolve;
  });

  constructor(open) {
    super();
    this.#open = open;
  }

  get begun() {
    return this.#call !== undefined;
  }

  setContentType(contentType) {
    if (this.begun) throw new HandlerError('Runtime.InvalidStreamingOperation', 'Cannot set content-type, too late.');
    this.#contentType = contentType;
  }

  beforeFirstWrite(bytes) {
    this.#first = bytes;
  }

  #begin() {
    if (this.begun) return;
    this.#call = this.#open(this.#contentType, this.#done);
    if (this.#first.length > 0) this.#call.write(this.#first);
  }

  _write(chunk, encoding, callback) {
    this.#begin();
    this.#call.write(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk, callback);
  }

  _final(callback) {
    this.#begin();
    this.#call.end(callback);
  }

  /** The answer has begun, so that only its end can say that it failed (LAM-116). */
  fail({ errorType, body }) {
    this.#call.addTrailers({
      'Lambda-Runtime-Function-Error-Type': errorType.replace(/[^\x20-\x7e]/g, '?'),
      'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(body)).toString('base64'),
    });
    this.#call.end();
    return this.sent;
  }
}
