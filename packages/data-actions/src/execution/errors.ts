import { ERROR_CODES, INPUT_VALIDATION, PROCESSING } from '../configuration.ts';
import type { ErrorBody } from './types.ts';

/** A failure of an execution, with the body that its caller gets. */
export class ExecutionFailure extends Error {
  override readonly name = 'ExecutionFailure';
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    super(body.message);
    this.body = body;
  }
}

type Family = 'ACTION.AUTHENTICATION' | 'ACTION.REMOTE_ENDPOINT' | typeof PROCESSING | typeof INPUT_VALIDATION;

function body(status: number, code: string, message: string, contextId: string, family: Family | null, errors: readonly ErrorBody[]): ErrorBody {
  return { message, code, status, messageParams: {}, contextId, details: family === null ? [] : [{ errorCode: family }], errors };
}

/** GEN-76: the message of a nested error ends with the context id. */
function nested(status: number, code: string, message: string, contextId: string): ErrorBody {
  return { message: `${message} [${contextId}]`, code, status, messageParams: {}, details: [], errors: [] };
}

/** GEN-70. */
export function inputInvalid(problems: readonly string[], contextId: string): ExecutionFailure {
  const message = `The input does not match the input contract of the action: ${problems.join('; ')}`;
  return new ExecutionFailure(body(400, ERROR_CODES.badRequest, message, contextId, INPUT_VALIDATION, problems.map((problem) => nested(400, ERROR_CODES.badRequest, problem, contextId))));
}

/** GEN-71, GEN-74: a template, a translation or an output that is wrong. */
export function processing(what: string, why: string, contextId: string): ExecutionFailure {
  return new ExecutionFailure(body(400, ERROR_CODES.badRequest, `${what}: ${why}`, contextId, PROCESSING, [nested(400, ERROR_CODES.badRequest, why, contextId)]));
}

/** GEN-72: the role cannot be assumed, or there is none. `cause` is what STS said. */
export function credentialsInvalid(cause: string, contextId: string): ExecutionFailure {
  const inner = nested(400, 'INVALID_CREDENTIALS', cause, contextId);
  return new ExecutionFailure(body(400, ERROR_CODES.invalidCredentials, 'There was an issue validating the credentials.', contextId, 'ACTION.AUTHENTICATION', [inner]));
}

/** GEN-73: the function ended with an error. */
export function functionFailed(type: string, detail: string, contextId: string): ExecutionFailure {
  const message = `REST call for action execute failed. Message: Invoked function failed. Response from function: Function execution failed with error Type: ${type}; Message: ${detail}`;
  const inner = nested(500, 'INTERNAL_SERVER_ERROR', message, contextId);
  return new ExecutionFailure(body(500, 'internal.server.error', 'Internal Server Error', contextId, 'ACTION.REMOTE_ENDPOINT', [inner]));
}

const REMOTE = {
  badRequest: [400, ERROR_CODES.badRequest, 'ACTION.REMOTE_ENDPOINT'],
  forbidden: [403, ERROR_CODES.forbidden, 'ACTION.AUTHENTICATION'],
  notFound: [404, ERROR_CODES.notFound, 'ACTION.REMOTE_ENDPOINT'],
  tooManyRequests: [429, ERROR_CODES.tooManyRequests, 'ACTION.REMOTE_ENDPOINT'],
  badGateway: [502, ERROR_CODES.badGateway, 'ACTION.REMOTE_ENDPOINT'],
  gatewayTimeout: [504, ERROR_CODES.gatewayTimeout, 'ACTION.REMOTE_ENDPOINT'],
} as const;

/** GEN-74: everything else that AWS, the network or the time says. */
export function remote(outcome: keyof typeof REMOTE, cause: string, contextId: string): ExecutionFailure {
  const [status, code, family] = REMOTE[outcome];
  const inner = nested(status, code.toUpperCase().replaceAll('.', '_'), `REST call for action execute failed. Message: ${cause}`, contextId);
  return new ExecutionFailure(body(status, code, cause, contextId, family, [inner]));
}

/** GEN-75. */
export function notEnabled(name: string, contextId: string): ExecutionFailure {
  return new ExecutionFailure(body(400, ERROR_CODES.badRequest, `Integration ${name} is not enabled`, contextId, null, []));
}

/** GEN-78. */
export function tooManyExecutions(most: number, contextId: string): ExecutionFailure {
  const message = `The limit of ${most} concurrent executions (actions.concurrent.executions.max) is reached`;
  return new ExecutionFailure(body(429, ERROR_CODES.tooManyRequests, message, contextId, null, []));
}
