import type { LogBatch, LogLine } from '../execution/task.ts';
import type { DeliveredEvent, Destination } from './deliver.ts';

/** Most bytes that wait for one stream, and most of one delivery: 1 MiB with 26 bytes for each event, of which there are 10,000 at most. */
const WAITING_BYTES = 1_048_576;
const BATCH_BYTES = 1_000_000;
const BATCH_EVENTS = 10_000;
const EVENT_BYTES = 26;

/** Lines of one stream that wait to be delivered, bounded. */
export class PendingStream {
  readonly destination: Destination;
  #lines: LogLine[] = [];
  #bytes = 0;
  #leftOut = 0;

  constructor({ accountId, region, logGroup, logStream, sessionToken }: LogBatch) {
    this.destination = { accountId, region, logGroup, logStream, sessionToken };
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** Takes a line if there is room; `room` is what all streams together have left, bytes. Returns its bytes, 0 if it is left out. */
  add(line: LogLine, room: number): number {
    const bytes = sizeOf(line);
    if (bytes > room || this.#bytes + bytes > WAITING_BYTES) {
      this.#leftOut++;
      return 0;
    }
    this.#lines.push(line);
    this.#bytes += bytes;
    return bytes;
  }

  /**
   * Takes the lines of the next delivery out. `offset` leads from the host's clock to the decision clock, by which events are dated.
   * What was left out is told at the end.
   */
  take(offset: number): { readonly events: readonly DeliveredEvent[]; readonly bytes: number } {
    let bytes = 0;
    let count = 0;
    for (const line of this.#lines) {
      if (count === BATCH_EVENTS - 1 || (count > 0 && bytes + sizeOf(line) > BATCH_BYTES)) break;
      bytes += sizeOf(line);
      count++;
    }
    const events: DeliveredEvent[] = [];
    let last = 0;
    for (const { timestamp, message } of this.#lines.splice(0, count)) {
      // The host's clock may be set back; a delivery has to be in order.
      last = Math.max(last, timestamp + offset);
      events.push({ timestamp: last, message: `${message}\n` });
    }
    this.#bytes -= bytes;
    if (this.#leftOut > 0 && this.#lines.length === 0) {
      events.push({ timestamp: last, message: `octroi: ${this.#leftOut} lines of output are left out, they came faster than they could be kept\n` });
      this.#leftOut = 0;
    }
    return { events, bytes };
  }
}

function sizeOf({ message }: LogLine): number {
  return Buffer.byteLength(message) + EVENT_BYTES + 1;
}
