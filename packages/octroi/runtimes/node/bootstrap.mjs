// The Node runtime of Lambda functions: asks the Runtime API for events, calls the handler, posts what came of it.
// Plain JavaScript without dependencies, because it runs inside the function's own process (LAM-122..125).
// Arguments: a file from whose place @aws-sdk and @smithy packages resolve if the function does not bring them, and the
// environment's folder for temporary files.
import { emptyEventLoop } from './event-loop.mjs';
import { HandlerError, postable } from './errors.mjs';
import { installConsole, logFailure } from './console.mjs';
import { loadHandler } from './load-handler.mjs';
import { installResolution } from './resolution.mjs';
import { invocationContext } from './context.mjs';
import { runtimeApi } from './runtime-api.mjs';
import { installStreaming, isStreaming, stream } from './streaming.mjs';
import { installTemporaryFiles } from './temporary-files.mjs';

const [sdkOrigin, temporaryFolder] = process.argv.splice(2);
const handlerName = process.env._HANDLER ?? '';
const acceptsCallbacks = !/^AWS_Lambda_nodejs(2[4-9]|[3-9]\d)\./.test(process.env.AWS_EXECUTION_ENV ?? '');
const api = runtimeApi(process.env.AWS_LAMBDA_RUNTIME_API);

/** The invocation that runs now; console lines and crashes are written under its id. */
let current;

// The server holds the other end of stdin: when the server is gone, so must the function be.
process.stdin.on('end', () => process.exit(1)).on('error', () => process.exit(1));
process.stdin.resume().unref();

installConsole(() => current?.requestId);
installResolution(sdkOrigin);
installTemporaryFiles(temporaryFolder);
installStreaming();
process.on('uncaughtException', (error) => crash(error, 'Uncaught Exception', 129));
process.on('unhandledRejection', (reason) => {
  const error = new HandlerError('Runtime.UnhandledPromiseRejection', String(reason), { reason });
  if (reason instanceof Error) error.stack = `${error.name}: ${error.message}\n${stackLines(reason)}`;
  crash(error, 'Unhandled Promise Rejection', 128);
});

let handler;
try {
  handler = await loadHandler(process.env.LAMBDA_TASK_ROOT ?? process.cwd(), handlerName);
  if (!acceptsCallbacks && handler.length >= 3 && !isStreaming(handler)) {
    throw new HandlerError(
      'Runtime.CallbackHandlerDeprecated',
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
    );
  }
} catch (error) {
  await crash(error, 'Uncaught Exception', 1);
}

for (;;) {
  const invocation = await api.next();
  current = invocation;
  if (invocation.traceId) process.env._X_AMZN_TRACE_ID = invocation.traceId;
  let body;
  try {
    if (isStreaming(handler)) {
      const failed = await callStreaming(invocation);
      if (failed !== undefined) logFailure('Invoke Error', failed);
      continue;
    }
    body = serialise(await call(invocation));
  } catch (error) {
    logFailure('Invoke Error', error);
    await api.invocationError(invocation.requestId, postable(error));
    continue;
  }
  await api.response(invocation.requestId, body);
}

/** Calls the handler in whichever form it has: promise, callback, `context.done`, or nothing at all. */
function call(invocation) {
  return new Promise((resolve, reject) => {
    const waits = { callbackWaitsForEmptyEventLoop: true };
    let answeredBefore = false;
    const answered = (error, value) => {
      if (answeredBefore) return;
      answeredBefore = true;
      const settle = () => (error === undefined || error === null ? resolve(value) : reject(error));
      if (waits.callbackWaitsForEmptyEventLoop) emptyEventLoop(settle);
      else setImmediate(settle);
    };
    const context = invocationContext(invocation, waits, acceptsCallbacks ? answered : undefined);
    // A handler that never answers leaves an empty event loop behind; AWS replies null then.
    emptyEventLoop(() => resolve(null));
    const event = JSON.parse(invocation.body);
    const result = acceptsCallbacks ? handler(event, context, answered) : handler(event, context);
    if (typeof result?.then === 'function') result.then(resolve, reject);
    else if (!acceptsCallbacks) resolve(result);
  });
}

/** Gives what the handler threw after its answer had begun. */
function callStreaming(invocation) {
  const context = invocationContext(invocation, { callbackWaitsForEmptyEventLoop: true }, undefined);
  return stream(handler, JSON.parse(invocation.body), context, (contentType, sent) => api.streamedResponse(invocation.requestId, contentType, sent));
}

/** JSON text of a handler's result; undefined is null, as a function that returns nothing answers on AWS. */
function serialise(value) {
  try {
    return JSON.stringify(value === undefined ? null : value) ?? 'null';
  } catch {
    throw new HandlerError('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}

/** Tells the server why this process ends, then ends it. */
async function crash(error, title, code) {
  logFailure(title, error);
  const failure = postable(error);
  if (current) await api.invocationError(current.requestId, failure);
  else await api.initError(failure);
  process.exit(code);
}

/** The frames of an error's stack, without its head line. */
function stackLines(error) {
  return String(error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).join('\n');
}
