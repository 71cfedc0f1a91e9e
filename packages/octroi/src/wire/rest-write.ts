import { base64FromBytes, iso8601Seconds } from './scalars.ts';
import { encodeEvents } from './event-stream.ts';
import { jsonMembers, jsonValue } from './json-write.ts';
import { entriesOf } from './xml-write.ts';
import type { HttpResponse } from './http.ts';
import type { Member, OperationModel } from './shape.ts';

/** Writes the output of a rest-json operation: status, header and payload members go where the model says. */
export function writeRest(
  operation: OperationModel,
  output: Readonly<Record<string, unknown>>,
  requestId: string,
  override: number | undefined,
): HttpResponse {
  const headers: Record<string, string> = { 'x-amzn-RequestId': requestId };
  let status = operation.http.responseCode ?? 200;
  const members: Member[] = [];
  for (const member of operation.output?.members.values() ?? []) {
    const value = output[member.name];
    if (member.location === undefined) members.push(member);
    else if (value === undefined || value === null) continue;
    else if (member.location === 'statusCode') status = Number(value);
    else writeHeader(member, value, headers);
  }
  status = override ?? status;
  // 204 and 304 have no body by HTTP's own rule.
  if (status === 204 || status === 304) return { status, headers, body: '' };
  const payload = operation.output?.payload;
  if (payload !== undefined) return { status, headers, ...payloadBody(operation, payload, output[payload], headers) };
  headers['Content-Type'] = 'application/json';
  return { status, headers, body: JSON.stringify(jsonMembers(members, output)) };
}

function payloadBody(
  operation: OperationModel,
  name: string,
  value: unknown,
  headers: Record<string, string>,
): Pick<HttpResponse, 'body' | 'stream'> {
  const shape = operation.output?.members.get(name)?.shape;
  if (shape === undefined) throw new Error(`the output of \`${operation.name}\` lacks its payload \`${name}\``);
  if (shape.eventStream) {
    headers['Content-Type'] = 'application/vnd.amazon.eventstream';
    return { body: '', stream: encodeEvents(shape, (value ?? []) as AsyncIterable<Readonly<Record<string, unknown>>>) };
  }
  if (shape.type === 'blob' || shape.type === 'string') {
    headers['Content-Type'] ??= 'application/json';
    return { body: value === undefined || value === null ? '' : (value as Uint8Array | string) };
  }
  headers['Content-Type'] = 'application/json';
  return { body: value === undefined || value === null ? '{}' : JSON.stringify(jsonValue(shape, value)) };
}

function writeHeader(member: Member, value: unknown, headers: Record<string, string>): void {
  if (member.location === 'headers') {
    for (const [name, held] of entriesOf(value)) headers[member.wireName + name] = headerText(String(held));
    return;
  }
  const text = value instanceof Date ? dateText(member, value) : value instanceof Uint8Array ? base64FromBytes(value) : String(value);
  headers[member.wireName] = headerText(member.jsonValue ? Buffer.from(text, 'utf8').toString('base64') : text);
}

function dateText(member: Member, date: Date): string {
  const format = member.timestampFormat ?? member.shape.timestampFormat ?? 'rfc822';
  if (format === 'rfc822') return date.toUTCString();
  return format === 'iso8601' ? iso8601Seconds(date) : String(date.getTime() / 1000);
}

// eslint-disable-next-line no-control-regex
const NOT_IN_HEADERS = /[^\t\u0020-\u007E]/g;

/** Header values are ASCII: anything else, line breaks above all, would split the response or be refused by Node. */
export function headerText(text: string): string {
  return text.replace(NOT_IN_HEADERS, '?');
}
