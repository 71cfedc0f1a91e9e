import { WireFault } from './fault.ts';
import { formFromBody, formFromText, parameter } from './form.ts';
import type { Parameters } from './form.ts';
import { header } from './headers.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { InputFault, jsonObject, readJsonMembers } from './json-read.ts';
import { jsonMembers } from './json-write.ts';
import { readQuery } from './query-read.ts';
import { readRest } from './rest-read.ts';
import { routeRest } from './rest-route.ts';
import { headerText, writeRest } from './rest-write.ts';
import type { Identified, OperationModel, ServiceModel } from './shape.ts';
import { escapeXml, writeXml } from './xml-write.ts';

export { WireFault } from './fault.ts';
export { errorStatus, writeError } from './error-write.ts';
export { validateInput } from './validate.ts';

/**
 * Finds the operation that a request asks for. Throws `WireFault`: `MissingAction`, `InvalidAction` (query),
 * `UnknownOperationException` (rest-json 404, json 400).
 */
export function identify(model: ServiceModel, request: HttpRequest): Identified {
  switch (model.protocol) {
    case 'query':
      return identifyQuery(model, request);
    case 'rest-json':
      return routeRest(model, request);
    case 'json':
      return identifyJson(model, request);
  }
}

function queryParameters(request: HttpRequest): Parameters {
  return request.method === 'GET' || request.method === 'HEAD' || request.body.byteLength === 0
    ? formFromText(request.query)
    : formFromBody(request.body);
}

function identifyQuery(model: ServiceModel, request: HttpRequest): Identified {
  const parameters = queryParameters(request);
  const action = parameter(parameters, 'Action');
  if (action === undefined || action === '') throw new WireFault('MissingAction', 'The request is missing an action or a required parameter.');
  const version = parameter(parameters, 'Version');
  const operation = version === model.apiVersion ? model.operations.get(action) : undefined;
  if (operation === undefined) {
    throw new WireFault('InvalidAction', `Could not find operation ${brief(action)} for version ${brief(version ?? 'NO_VERSION_SPECIFIED')}`);
  }
  return { operation, request, parameters };
}

function identifyJson(model: ServiceModel, request: HttpRequest): Identified {
  const target = header(request, 'x-amz-target') ?? '';
  const prefix = `${model.targetPrefix ?? ''}.`;
  const operation = target.startsWith(prefix) ? model.operations.get(target.slice(prefix.length)) : undefined;
  if (operation === undefined || request.method !== 'POST') throw new WireFault('UnknownOperationException', null, 400);
  return { operation, request };
}

function brief(text: string): string {
  return text.length <= 128 ? text : `${text.slice(0, 128)}...`;
}

/**
 * Decodes the input of a request: structures and maps without prototype, timestamps as `Date`, blobs as `Uint8Array`. Members
 * that the model lacks are ignored. Pass what `identify` returned to save decoding twice. Throws `WireFault` with AWS's code
 * for input that cannot be read; constraints are `validateInput`'s.
 */
export function readInput(
  model: ServiceModel,
  operation: OperationModel,
  request: HttpRequest,
  identified?: Identified,
): Record<string, unknown> {
  const { input } = operation;
  if (input === undefined) return Object.create(null);
  const found = identified?.operation === operation && identified.request === request ? identified : undefined;
  if (model.protocol === 'query') return readQuery(input, found?.parameters ?? queryParameters(request));
  try {
    if (model.protocol === 'rest-json') return readRest(input, found ?? routeRest(model, request));
    const into: Record<string, unknown> = Object.create(null);
    readJsonMembers(input.members.values(), jsonObject(request.body), into);
    return into;
  } catch (error) {
    if (error instanceof InputFault) throw unreadable(model, error.message);
    throw error;
  }
}

/** Lambda and Lex report every unreadable input under codes of their own; all other JSON services share `SerializationException`. */
function unreadable(model: ServiceModel, reason: string): WireFault {
  if (model.id === 'lambda') return new WireFault('InvalidRequestContentException', `Could not parse request body into json: ${reason}`, 400);
  return new WireFault(model.id === 'lex' ? 'BadRequestException' : 'SerializationException', reason, 400);
}

/**
 * Writes a success response (STS-2, IAM-2, LAM-5). `status` overrides the model's status, for the operations that answer
 * otherwise than their model says (LAM-7); `headers` are added, for those that AWS sends and its model does not have (LAM-61).
 */
export function writeOutput(
  model: ServiceModel,
  operation: OperationModel,
  output: object,
  requestId: string,
  options: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): HttpResponse {
  const response = writeSuccess(model, operation, output, requestId, options.status);
  if (options.headers === undefined) return response;
  const added = Object.fromEntries(Object.entries(options.headers).map(([name, value]) => [name, headerText(value)]));
  return { ...response, headers: { ...response.headers, ...added } };
}

function writeSuccess(model: ServiceModel, operation: OperationModel, output: object, requestId: string, override: number | undefined): HttpResponse {
  const values = output as Readonly<Record<string, unknown>>;
  if (model.protocol === 'rest-json') return writeRest(operation, values, requestId, override);
  const status = override ?? 200;
  if (model.protocol === 'json') {
    const headers = { 'x-amzn-RequestId': requestId, 'Content-Type': `application/x-amz-json-${model.jsonVersion ?? '1.1'}` };
    const body = operation.output === undefined ? '' : JSON.stringify(jsonMembers(operation.output.members.values(), values));
    return { status, headers, body };
  }
  const headers = { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml' };
  return { status, headers, body: outputXml(model, operation, values, requestId) };
}

function outputXml(model: ServiceModel, operation: OperationModel, values: object, requestId: string): string {
  const { name, output } = operation;
  const wrapper = operation.resultWrapper ?? `${name}Result`;
  const result = output === undefined ? '' : `<${wrapper}>${writeXml(output, values)}</${wrapper}>`;
  return (
    `<${name}Response xmlns="${model.xmlNamespace ?? ''}">${result}` +
    `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata></${name}Response>`
  );
}
