import type { HttpRequest } from '../../packages/octroi/src/wire/http.ts';
import type { Member, OperationModel, ServiceModel, Shape } from '../../packages/octroi/src/wire/model.ts';

/** The input as the request that a client would send, without Host and signature. */
export function requestOf(model: ServiceModel, operation: OperationModel, input: Readonly<Record<string, unknown>>): HttpRequest {
  return model.protocol === 'query' ? queryRequest(model, operation, input) : restRequest(operation, input);
}

function queryRequest(model: ServiceModel, operation: OperationModel, input: object): HttpRequest {
  const pairs: [string, string][] = [['Action', operation.name], ['Version', model.apiVersion]];
  if (operation.input !== undefined) flatten('', operation.input, input, pairs);
  const body = pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
  return { method: 'POST', path: '/', query: '', headers: [['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8']], body: Buffer.from(body) };
}

function flatten(prefix: string, shape: Shape, value: unknown, pairs: [string, string][]): void {
  if (shape.type === 'structure') {
    for (const member of shape.members.values()) {
      const child = (value as Record<string, unknown>)[member.name];
      if (child !== undefined) flatten(prefix === '' ? member.wireName : `${prefix}.${member.wireName}`, member.shape, child, pairs);
    }
  } else if (shape.type === 'list' && Array.isArray(value) && shape.element !== undefined) {
    for (const [index, element] of value.entries()) flatten(`${prefix}.member.${index + 1}`, shape.element.shape, element, pairs);
  } else {
    pairs.push([prefix, scalar(value)]);
  }
}

function scalar(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Percent-encoded; half a surrogate pair becomes bytes that are no UTF-8, which is what is wanted here. */
export function escaped(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/g, (unit) => (/^[\ud800-\udfff]$/.test(unit) ? '\ufffd' : unit))).replaceAll('%EF%BF%BD', '%ED%A0%80');
}

function restRequest(operation: OperationModel, input: Readonly<Record<string, unknown>>): HttpRequest {
  const [template = '/', fixed = ''] = operation.http.requestUri.split('?', 2);
  const headers: (readonly [string, string])[] = [];
  const query: string[] = fixed === '' ? [] : [fixed];
  const rest: Record<string, unknown> = {};
  let path = template;
  let payload: Uint8Array | null = null;
  for (const member of operation.input?.members.values() ?? []) {
    const value = input[member.name];
    if (member.name === operation.input?.payload) payload = value instanceof Uint8Array ? value : Buffer.from(JSON.stringify(value ?? null));
    else if (value === undefined) continue;
    else if (member.location === 'uri') path = path.replace(`{${member.wireName}}`, () => escaped(scalar(value)));
    else if (member.location === 'querystring') query.push(...listed(value).map((each) => `${escaped(member.wireName)}=${escaped(scalar(each))}`));
    else if (member.location === 'header') headers.push([member.wireName, scalar(value).replaceAll(/[^\x20-\x7e]/g, '?')]);
    else rest[member.wireName] = jsonOf(member, value);
  }
  const body = payload ?? (Object.keys(rest).length === 0 ? new Uint8Array(0) : Buffer.from(JSON.stringify(rest)));
  return { method: operation.http.method, path, query: query.join('&'), headers: [['Content-Type', 'application/json'], ...headers], body };
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function jsonOf(member: Member, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map((each) => (member.shape.element === undefined ? each : jsonOf(member.shape.element, each)));
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, each instanceof Uint8Array ? Buffer.from(each).toString('base64') : each]));
  }
  return value;
}
