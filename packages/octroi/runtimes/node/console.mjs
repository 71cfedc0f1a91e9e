import { writeSync } from 'node:fs';
import { format } from 'node:util';
import { loggable } from './errors.mjs';

const LEVELS = { log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE', fatal: 'FATAL' };
/** From the least to the most important. */
const ORDER = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const isJson = process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON';
const least = isJson ? ORDER.indexOf((process.env.AWS_LAMBDA_LOG_LEVEL ?? 'INFO').toUpperCase()) : 0;
const pause = new Int32Array(new SharedArrayBuffer(4));
let requestId = () => undefined;

/**
 * Makes console write one line per call: `<ISO>\t<request id>\t<level>\t<message>` with line breaks as `\r` (LAM-127), or in a log of JSON
 * an object, if its level is asked for (LAM-138).
 */
export function installConsole(currentRequestId) {
  requestId = currentRequestId;
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method] = (...values) => {
      if (!isJson) writeLine(level, format(...values));
      else if (ORDER.indexOf(level) >= least) writeRecord(level, values);
    };
  }
}

/** Writes the failure of a handler or of the process, as AWS's runtime does before it posts it. */
export function logFailure(title, error) {
  if (isJson) return writeRecord('ERROR', [error]);
  let text;
  try {
    text = JSON.stringify(loggable(error));
  } catch {
    text = String(error?.stack ?? error);
  }
  writeLine('ERROR', `${title} \t${text}`);
}

/** One value stands as it is, several as the text that console would print; the first error among them is told apart. */
function writeRecord(level, values) {
  const record = { timestamp: new Date().toISOString(), level, requestId: requestId(), message: values[0] };
  let text;
  try {
    if (values.length !== 1) Object.assign(record, { message: format(...values) }, membersOf(values.find((value) => value instanceof Error)));
    text = JSON.stringify(record, (_name, value) => (value instanceof Error ? { ...membersOf(value), ...value } : value));
  } catch {
    text = JSON.stringify({ ...record, message: format(...values) });
  }
  write(`${text}\n`);
}

function membersOf(error) {
  return error === undefined ? {} : { errorType: error.name, errorMessage: error.message, stackTrace: String(error.stack ?? '').split('\n') };
}

function writeLine(level, message) {
  write(`${new Date().toISOString()}\t${requestId()}\t${level}\t${message.replaceAll('\n', '\r')}\n`);
}

/** Writes at once: what a handler printed must be in the pipe before its answer is posted. */
function write(text) {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      if (error.code !== 'EAGAIN') return;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}
