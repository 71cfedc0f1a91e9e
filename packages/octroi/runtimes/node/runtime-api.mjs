import http from 'node:http';

const { request } = http;
const BASE = '/2018-06-01/runtime';

/** A client of the Runtime API at `host:port` (LAM-115..117). A server that has gone away ends the process. */
export function runtimeApi(address) {
  const separator = String(address).lastIndexOf(':');
  const target = { host: address.slice(0, separator), port: Number(address.slice(separator + 1)) };
  // One connection, kept; while it idles it does not hold the event loop, so that `beforeExit` can tell an empty one.
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  const send = (method, path, headers, body) =>
    new Promise((resolve) => {
      const call = request({ ...target, agent, method, path, headers }, (reply) => {
        const chunks = [];
        reply.on('data', (chunk) => chunks.push(chunk));
        reply.on('error', gone);
        reply.on('end', () => resolve({ headers: reply.headers, status: reply.statusCode, body: Buffer.concat(chunks) }));
      });
      call.on('error', gone);
      call.end(body);
    });
  const post = (path, headers, text) => {
    const body = Buffer.from(text);
    return send('POST', path, { 'Content-Type': 'application/json', 'Content-Length': body.length, ...headers }, body);
  };
  const postError = (path, { errorType, body }) =>
    post(path, { 'Lambda-Runtime-Function-Error-Type': errorType.replace(/[^\x20-\x7e]/g, '?') }, JSON.stringify(body));

  return {
    /** Waits for the next event. */
    async next() {
      const { headers, status, body } = await send('GET', `${BASE}/invocation/next`, {});
      if (status !== 200) gone();
      return {
        requestId: headers['lambda-runtime-aws-request-id'],
        deadline: Number(headers['lambda-runtime-deadline-ms']),
        functionArn: headers['lambda-runtime-invoked-function-arn'],
        traceId: headers['lambda-runtime-trace-id'],
        clientContext: headers['lambda-runtime-client-context'],
        cognitoIdentity: headers['lambda-runtime-cognito-identity'],
        body: body.toString('utf8'),
      };
    },
    response: (requestId, text) => post(`${BASE}/invocation/${requestId}/response`, {}, text),
    /** A response of unknown length: what is written goes out as it comes; `sent` hears when the server has taken it all. */
    streamedResponse(requestId, contentType, sent) {
      const headers = {
        'Content-Type': contentType,
        'Transfer-Encoding': 'chunked',
        'Lambda-Runtime-Function-Response-Mode': 'streaming',
        Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
      };
      const call = request({ ...target, agent, method: 'POST', path: `${BASE}/invocation/${requestId}/response`, headers }, (reply) => {
        reply.resume();
        reply.on('error', gone);
        reply.on('end', sent);
      });
      call.on('error', gone);
      return call;
    },
    invocationError: (requestId, failure) => postError(`${BASE}/invocation/${requestId}/error`, failure),
    initError: (failure) => postError(`${BASE}/init/error`, failure),
  };
}

function gone() {
  process.exit(1);
}
