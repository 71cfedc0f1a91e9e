import type { HttpResponse, WireError } from './http.ts';
import { headerText } from './rest-write.ts';
import type { ErrorModel, OperationModel, Protocol, ServiceModel } from './shape.ts';
import { escapeXml } from './xml-write.ts';

/** Statuses of the errors that every service shares and no model declares (ERR-2, LAM-8). */
const COMMON_STATUSES: ReadonlyMap<string, number> = new Map([
  ['AccessDenied', 403],
  ['AccessDeniedException', 403],
  ['ExpiredToken', 403],
  ['ExpiredTokenException', 403],
  ['IncompleteSignature', 400],
  ['IncompleteSignatureException', 400],
  ['InternalFailure', 500],
  ['InternalFailureException', 500],
  ['InvalidAction', 400],
  ['InvalidClientTokenId', 403],
  ['InvalidSignatureException', 403],
  ['MalformedQueryString', 404],
  ['MissingAction', 400],
  ['MissingAuthenticationToken', 403],
  ['MissingAuthenticationTokenException', 403],
  ['NotAuthorized', 400],
  ['NotImplementedException', 501],
  ['NotImplemented', 501],
  ['OptInRequired', 403],
  ['RequestEntityTooLarge', 413],
  ['RequestEntityTooLargeException', 413],
  ['RequestExpired', 400],
  ['RegionDisabledException', 403],
  ['SerializationException', 400],
  ['ServiceUnavailable', 503],
  ['ServiceUnavailableException', 503],
  ['SignatureDoesNotMatch', 403],
  ['Throttling', 400],
  ['ThrottlingException', 400],
  ['UnknownOperationException', 404],
  ['UnrecognizedClientException', 403],
  ['ValidationError', 400],
  ['ValidationException', 400],
]);

/** Common errors have other names in the JSON protocols than in query. */
const JSON_NAMES: ReadonlyMap<string, string> = new Map([
  ['AccessDenied', 'AccessDeniedException'],
  ['ExpiredToken', 'ExpiredTokenException'],
  ['IncompleteSignature', 'IncompleteSignatureException'],
  ['InternalFailure', 'InternalFailureException'],
  ['InvalidAction', 'UnknownOperationException'],
  ['InvalidClientTokenId', 'UnrecognizedClientException'],
  ['MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
  ['NotImplemented', 'NotImplementedException'],
  ['RequestEntityTooLarge', 'RequestEntityTooLargeException'],
  ['ServiceUnavailable', 'ServiceUnavailableException'],
  ['SignatureDoesNotMatch', 'InvalidSignatureException'],
  ['Throttling', 'ThrottlingException'],
  ['ValidationError', 'ValidationException'],
]);

/** The error under the name that its protocol has for it: rooms before the service is known speak query's names. */
function native(model: ServiceModel | null, protocol: Protocol, error: WireError): WireError {
  const name = protocol === 'query' || model?.errors.has(error.code) === true ? undefined : JSON_NAMES.get(error.code);
  return name === undefined ? error : { ...error, code: name };
}

function declared(model: ServiceModel | null, operation: OperationModel | null, code: string): ErrorModel | undefined {
  return operation?.errors.get(code) ?? model?.errors.get(code);
}

/** The HTTP status of an error: its own, else the model's, else the table of common errors, else 400. */
export function errorStatus(
  model: ServiceModel | null,
  protocol: Protocol,
  operation: OperationModel | null,
  error: WireError,
): number {
  const status = error.status ?? declared(model, operation, error.code)?.status ?? COMMON_STATUSES.get(error.code) ?? 400;
  // awsJson answers every client error with 400 (ERR-27), but for a body that is too large.
  return protocol === 'json' && status < 500 && status !== 413 ? 400 : status;
}

/**
 * Writes an error in the protocol's form: ERR-1 for query, LAM-8 for rest-json, `__type` for json. `model` is null before the
 * service is known, `operation` null before the operation is.
 */
export function writeError(
  model: ServiceModel | null,
  protocol: Protocol,
  operation: OperationModel | null,
  given: WireError,
  requestId: string,
): HttpResponse {
  const error = native(model, protocol, given);
  const status = errorStatus(model, protocol, operation, error);
  const headers: Record<string, string> = { 'x-amzn-RequestId': requestId };
  if (protocol === 'query') {
    headers['Content-Type'] = 'text/xml';
    return { status, headers, body: errorXml(model, error, status, requestId) };
  }
  const body = errorBody(declared(model, operation, error.code), error, headers);
  // LEX-WIRE-7: its models and what was seen of it differ in the spelling, and clients read either.
  if (model?.id === 'lex') Object.assign(body, { message: error.message ?? null, Message: error.message ?? null });
  if (protocol === 'json') {
    headers['Content-Type'] = `application/x-amz-json-${model?.jsonVersion ?? '1.1'}`;
    headers['x-amzn-ErrorType'] = headerText(error.code);
    return { status, headers, body: JSON.stringify({ __type: error.code, ...body }) };
  }
  headers['Content-Type'] = 'application/json';
  headers['x-amzn-ErrorType'] = headerText(error.code);
  return { status, headers, body: JSON.stringify(body) };
}

function errorXml(model: ServiceModel | null, error: WireError, status: number, requestId: string): string {
  const namespace = model?.xmlNamespace === undefined ? '' : ` xmlns="${escapeXml(model.xmlNamespace)}"`;
  const type = status >= 500 ? 'Receiver' : 'Sender';
  const message =
    error.message === undefined || error.message === null ? '' : `<Message>${escapeXml(error.message)}</Message>`;
  let members = '';
  for (const [name, value] of Object.entries(error.members ?? {})) {
    if (isScalar(value)) members += `<${name}>${escapeXml(String(value))}</${name}>`;
  }
  return (
    `<ErrorResponse${namespace}>\n  <Error><Type>${type}</Type><Code>${escapeXml(error.code)}</Code>${message}${members}</Error>\n` +
    `  <RequestId>${escapeXml(requestId)}</RequestId>\n</ErrorResponse>\n`
  );
}

/**
 * The JSON body by the error's shape (LAM-8): `Type` if the shape has it, the message under the shape's own spelling, then its
 * other members; members in headers (`Retry-After`) move there. `AccessDeniedException`, which no model of ours declares for
 * Lambda, spells `Message`. A member given as null is left out, for the errors that AWS sends without their `Type`.
 */
function errorBody(shape: ErrorModel | undefined, error: WireError, headers: Record<string, string>): Record<string, unknown> {
  const members = shape?.shape.members;
  const body: Record<string, unknown> = {};
  const given = error.members ?? {};
  if (members?.has('Type') === true && given['Type'] === undefined) body['Type'] = 'User';
  if (given['Type'] !== undefined && given['Type'] !== null) body['Type'] = given['Type'];
  const capital = members === undefined ? error.code === 'AccessDeniedException' : members.has('Message') && !members.has('message');
  body[capital ? 'Message' : 'message'] = error.message ?? null;
  for (const [name, value] of Object.entries(given)) {
    const member = members?.get(name);
    if (name === 'Type' || value === undefined || value === null) continue;
    if (member?.location === 'header') headers[member.wireName] = headerText(String(value));
    else body[member?.wireName ?? name] = value;
  }
  return body;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
