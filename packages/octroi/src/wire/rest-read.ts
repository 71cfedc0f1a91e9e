import { isUtf8 } from 'node:buffer';
import { headerMap } from './headers.ts';
import { InputFault, jsonObject, readJsonMembers } from './json-read.ts';
import { JsonFault, parseJson } from './json-parse.ts';
import { asBuffer, scalarFromText } from './scalars.ts';
import type { Identified, Member, Shape, TimestampFormat } from './shape.ts';

/** Where the members of an input come from, sorted once per shape. */
interface Plan {
  readonly uri: readonly Member[];
  readonly query: readonly Member[];
  readonly header: readonly Member[];
  readonly body: readonly Member[];
  readonly payload: Member | undefined;
}

const plans = new WeakMap<Shape, Plan>();

function planOf(shape: Shape): Plan {
  const known = plans.get(shape);
  if (known !== undefined) return known;
  const members = [...shape.members.values()];
  const plan: Plan = {
    uri: members.filter((member) => member.location === 'uri'),
    query: members.filter((member) => member.location === 'querystring'),
    header: members.filter((member) => member.location === 'header' || member.location === 'headers'),
    body: members.filter((member) => member.location === undefined),
    payload: shape.payload === undefined ? undefined : shape.members.get(shape.payload),
  };
  plans.set(shape, plan);
  return plan;
}

/** Reads the input of a rest-json request from path, query, headers and body. Throws `InputFault`. */
export function readRest(shape: Shape, found: Identified): Record<string, unknown> {
  const plan = planOf(shape);
  const { request } = found;
  const into: Record<string, unknown> = Object.create(null);
  for (const member of plan.uri) {
    const text = found.labels?.get(member.wireName);
    if (text !== undefined) into[member.name] = fromText(member, text, 'iso8601');
  }
  readQueryMembers(plan.query, found, into);
  if (plan.header.length > 0) readHeaders(plan.header, headerMap(request), into);
  if (plan.payload !== undefined) readPayload(plan.payload, request.body, into);
  else if (plan.body.length > 0) readJsonMembers(plan.body, jsonObject(request.body), into);
  return into;
}

function fromText(member: Member, text: string, format: TimestampFormat): unknown {
  const value = scalarFromText(member.shape.type, text, member.timestampFormat ?? member.shape.timestampFormat ?? format);
  if (value === undefined) throw new InputFault(`the member \`${member.wireName}\` is not a valid ${member.shape.type}`);
  return value;
}

function readQueryMembers(members: readonly Member[], found: Identified, into: Record<string, unknown>): void {
  const parameters = found.parameters ?? [];
  if (parameters.length === 0) return;
  for (const member of members) {
    const { shape } = member;
    if (shape.type === 'map') {
      into[member.name] = unboundParameters(members, found);
      continue;
    }
    const values = parameters.filter(([name]) => name === member.wireName).map(([, value]) => value);
    if (values.length === 0) continue;
    if (shape.type === 'list') {
      const element = shape.element;
      if (element === undefined) throw new Error(`the list \`${shape.name}\` has no element`);
      into[member.name] = values.map((text) => fromText({ ...element, wireName: member.wireName }, text, 'iso8601'));
    } else {
      if (values.length > 1) throw new InputFault(`the parameter \`${member.wireName}\` is given more than once`);
      into[member.name] = fromText(member, values[0] ?? '', 'iso8601');
    }
  }
}

/** A map in the query takes every parameter that no other member takes. */
function unboundParameters(members: readonly Member[], found: Identified): Record<string, unknown> {
  const bound = new Set(members.map((member) => member.wireName));
  const into: Record<string, unknown> = Object.create(null);
  for (const [name, value] of found.parameters ?? []) if (!bound.has(name)) into[name] = value;
  return into;
}

function readHeaders(members: readonly Member[], headers: ReadonlyMap<string, string>, into: Record<string, unknown>): void {
  for (const member of members) {
    if (member.location === 'headers') {
      const prefix = member.wireName.toLowerCase();
      const map: Record<string, unknown> = Object.create(null);
      for (const [name, value] of headers) if (name.startsWith(prefix)) map[name.slice(prefix.length)] = value;
      into[member.name] = map;
      continue;
    }
    const text = headers.get(member.wireName.toLowerCase());
    if (text === undefined) continue;
    into[member.name] = member.jsonValue ? headerJson(member, text) : fromText(member, text, 'rfc822');
  }
}

/** A `jsonvalue` header holds JSON in base64 (Lex V1's session attributes); the value stays text, checked to be JSON. */
function headerJson(member: Member, text: string): string {
  const bytes = scalarFromText('blob', text, 'iso8601');
  if (!(bytes instanceof Uint8Array)) throw new InputFault(`the header \`${member.wireName}\` is not base64`);
  const json = Buffer.from(bytes).toString('utf8');
  try {
    parseJson(json);
  } catch (error) {
    if (error instanceof JsonFault) throw new InputFault(`the header \`${member.wireName}\` is not JSON: ${error.message}`);
    throw error;
  }
  return json;
}

function readPayload(member: Member, body: Uint8Array, into: Record<string, unknown>): void {
  if (member.shape.type === 'blob') {
    // An absent payload and an empty one cannot be told apart in HTTP; Lambda treats both as no event.
    if (body.byteLength > 0) into[member.name] = body;
    return;
  }
  if (body.byteLength === 0) return;
  if (member.shape.type === 'string') {
    if (!isUtf8(body)) throw new InputFault('the body is not valid UTF-8');
    into[member.name] = asBuffer(body).toString('utf8');
    return;
  }
  const payload: Record<string, unknown> = Object.create(null);
  readJsonMembers(member.shape.members.values(), jsonObject(body), payload);
  into[member.name] = payload;
}
