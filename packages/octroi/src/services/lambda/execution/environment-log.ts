import type { LogBatch, LogLine, LogSink } from './task.ts';

/** Bytes of the log that X-Amz-Log-Result carries (LAM-65). */
const TAIL_BYTES = 4096;
/** Longest single line, bytes; what is longer goes on in a new one. */
const MAX_LINE_BYTES = 262_144;
/** Most bytes of output that one invocation, or one idle time, hands to the sink. */
const MAX_OUTPUT_BYTES = 6_291_456;
/** Lines are handed over at least this often, bytes. */
const BATCH_BYTES = 262_144;
/** And after this time, so that the log of a long invocation can be followed, ms. */
const BATCH_MILLIS = 500;

const NEWLINE = 0x0a;

/** The log of one environment: what belongs to which invocation (LAM-139), bounded, with the tail of the running one. */
export interface EnvironmentLog {
  /** Output of the process. */
  write(source: 'stdout' | 'stderr', chunk: Buffer): void;
  /** Lines of the platform itself, such as START and REPORT. They count against no limit. */
  platform(text: string): void;
  /** Lines from now on belong to this invocation. */
  begin(requestId: string): void;
  /** Ends the invocation and returns the last 4,096 bytes of its log. */
  end(): Buffer;
  /** Hands over what is left. */
  flush(): void;
}

/** A log that hands its lines to `sink` under the given names. */
export function createEnvironmentLog(names: Omit<LogBatch, 'requestId' | 'lines'>, sink: LogSink): EnvironmentLog {
  const partial: Record<'stdout' | 'stderr', Buffer> = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
  let requestId: string | undefined;
  let lines: LogLine[] = [];
  let batched = 0;
  let output = 0;
  let dropped = 0;
  let tail = Buffer.alloc(0);
  let timer: NodeJS.Timeout | undefined;

  const handOver = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length === 0) return;
    const batch = lines;
    lines = [];
    batched = 0;
    sink({ ...names, ...(requestId === undefined ? {} : { requestId }), lines: batch });
  };
  const add = (message: string): void => {
    lines.push({ timestamp: Date.now(), message });
    batched += message.length;
    if (batched > BATCH_BYTES) handOver();
    else timer ??= setTimeout(handOver, BATCH_MILLIS).unref();
  };
  const addOutput = (line: Buffer): void => {
    output += line.length + 1;
    if (output > MAX_OUTPUT_BYTES) dropped += line.length + 1;
    else add(line.toString('utf8'));
  };
  const keepTail = (bytes: Buffer): void => {
    if (requestId === undefined) return;
    tail = Buffer.concat([tail, bytes.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
  };
  const endLines = (): void => {
    let open = false;
    for (const source of ['stdout', 'stderr'] as const) {
      if (partial[source].length === 0) continue;
      addOutput(partial[source]);
      partial[source] = Buffer.alloc(0);
      open = true;
    }
    if (open) keepTail(Buffer.from('\n'));
    if (dropped > 0) add(`octroi: ${dropped} bytes of output are left out, the limit of one invocation is ${MAX_OUTPUT_BYTES}`);
    dropped = 0;
  };

  return {
    write(source, chunk) {
      keepTail(chunk);
      let rest = partial[source].length === 0 ? chunk : Buffer.concat([partial[source], chunk]);
      for (let at = rest.indexOf(NEWLINE); at !== -1; at = rest.indexOf(NEWLINE)) {
        addOutput(rest.subarray(0, at));
        rest = rest.subarray(at + 1);
      }
      while (rest.length > MAX_LINE_BYTES) {
        addOutput(rest.subarray(0, MAX_LINE_BYTES));
        rest = rest.subarray(MAX_LINE_BYTES);
      }
      partial[source] = Buffer.from(rest);
    },
    platform(text) {
      endLines();
      keepTail(Buffer.from(text));
      for (const line of text.split('\n')) if (line !== '') add(line);
    },
    begin(id) {
      endLines();
      handOver();
      requestId = id;
      output = 0;
      tail = Buffer.alloc(0);
    },
    end() {
      endLines();
      handOver();
      const ended = tail;
      requestId = undefined;
      output = 0;
      tail = Buffer.alloc(0);
      return ended;
    },
    flush() {
      endLines();
      handOver();
    },
  };
}
