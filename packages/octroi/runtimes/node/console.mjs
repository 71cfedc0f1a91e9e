import { writeSync } from 'node:fs';
import { format } from 'node:util';
import { loggable } from './errors.mjs';

const LEVELS = { log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE', fatal: 'FATAL' };
const pause = new Int32Array(new SharedArrayBuffer(4));
let requestId = () => undefined;

/** Makes console write one line per call, `<ISO>\t<request id>\t<level>\t<message>` with line breaks as `\r` (LAM-127). */
export function installConsole(currentRequestId) {
  requestId = currentRequestId;
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method] = (...values) => writeLine(level, format(...values));
  }
}

/** Writes the failure of a handler or of the process, as AWS's runtime does before it posts it. */
export function logFailure(title, error) {
  let text;
  try {
    text = JSON.stringify(loggable(error));
  } catch {
    text = String(error?.stack ?? error);
  }
  writeLine('ERROR', `${title} \t${text}`);
}

/** Writes at once: what a handler printed must be in the pipe before its answer is posted. */
function writeLine(level, message) {
  let bytes = Buffer.from(`${new Date().toISOString()}\t${requestId()}\t${level}\t${message.replaceAll('\n', '\r')}\n`);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      if (error.code !== 'EAGAIN') return;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}
