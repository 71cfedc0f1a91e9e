/**
 * The handler's second argument (LAM-124). `waits` holds callbackWaitsForEmptyEventLoop, which the handler may set;
 * `answered` is left out where callbacks are gone, and done, fail and succeed with it.
 */
export function invocationContext(invocation, waits, answered) {
  const context = {
    get callbackWaitsForEmptyEventLoop() {
      return waits.callbackWaitsForEmptyEventLoop;
    },
    set callbackWaitsForEmptyEventLoop(value) {
      waits.callbackWaitsForEmptyEventLoop = Boolean(value);
    },
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parsed(invocation.clientContext),
    identity: parsed(invocation.cognitoIdentity),
    invokedFunctionArn: invocation.functionArn,
    awsRequestId: invocation.requestId,
    getRemainingTimeInMillis: () => invocation.deadline - Date.now(),
  };
  if (!answered) return context;
  return Object.assign(context, {
    done: (error, value) => answered(error, value),
    fail: (error) => answered(error ?? 'handled'),
    succeed: (value) => answered(null, value),
  });
}

function parsed(text) {
  return text === undefined || text === '' ? undefined : JSON.parse(text);
}
