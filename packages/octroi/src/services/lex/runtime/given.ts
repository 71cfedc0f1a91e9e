import type { ApiError } from '../../../kernel/api-error.ts';
import type { ActiveContext } from '../../../../models/runtime.lex.gen.ts';
import type { Brought, GivenContext } from '../dialog/turn-types.ts';
import { badRequest } from '../shared/errors.ts';

/** Bytes (LEX-RT-6). */
const MAX_HEADERS = 16 * 1024;
const MAX_ATTRIBUTES = 12 * 1024;
const MAX_CONTEXTS = 20;
const MAX_PARAMETERS = 10;

type Attributes = Readonly<Record<string, string>>;

/** LEX-RT-6: session and request attributes together have at most 12 KB. */
export function checkAttributes(...attributes: readonly (Attributes | undefined)[]): ApiError | null {
  const bytes = attributes.reduce((sum, map) => sum + (map === undefined ? 0 : Buffer.byteLength(JSON.stringify(map))), 0);
  return bytes > MAX_ATTRIBUTES ? badRequest(`The session attributes and request attributes have more than ${MAX_ATTRIBUTES} bytes.`) : null;
}

/** Contexts whose shape the model has checked. */
export function givenContexts(contexts: readonly ActiveContext[] | undefined): readonly GivenContext[] | undefined {
  return contexts?.map(({ name, parameters, timeToLive }) => ({ name, parameters: { ...parameters }, timeToLive: { ...timeToLive } }));
}

/** The headers of PostContent, JSON that the wire has unpacked and looked no further into. */
export interface JsonHeaders {
  readonly sessionAttributes?: string | undefined;
  readonly requestAttributes?: string | undefined;
  readonly activeContexts?: string | undefined;
}

/** What the headers of PostContent bring (LEX-PC-1). Throws BadRequestException for what the same members of PostText could not be. */
export function broughtByHeaders(headers: JsonHeaders): Brought {
  const texts = [headers.sessionAttributes, headers.requestAttributes, headers.activeContexts];
  // They came in base64.
  const bytes = texts.reduce((sum, text) => sum + Math.ceil(Buffer.byteLength(text ?? '') / 3) * 4, 0);
  if (bytes > MAX_HEADERS) throw badRequest(`The headers of the request have more than ${MAX_HEADERS} bytes.`);
  const brought = {
    sessionAttributes: attributesIn(headers.sessionAttributes, 'x-amz-lex-session-attributes'),
    requestAttributes: attributesIn(headers.requestAttributes, 'x-amz-lex-request-attributes'),
    activeContexts: contextsIn(headers.activeContexts),
  };
  const refusal = checkAttributes(brought.sessionAttributes, brought.requestAttributes);
  if (refusal !== null) throw refusal;
  return brought;
}

function attributesIn(json: string | undefined, header: string): Attributes | undefined {
  const value = parsed(json, header);
  if (value === undefined) return undefined;
  if (!isObject(value) || !Object.values(value).every((text) => typeof text === 'string')) throw badRequest(`The header ${header} must hold an object of strings.`);
  return value as Attributes;
}

function contextsIn(json: string | undefined): readonly GivenContext[] | undefined {
  const value = parsed(json, 'x-amz-lex-active-contexts');
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > MAX_CONTEXTS) throw invalidContexts();
  return value.map(contextIn);
}

function contextIn(value: unknown): GivenContext {
  if (!isObject(value)) throw invalidContexts();
  const { name, parameters, timeToLive } = value;
  if (typeof name !== 'string' || name.length > 100 || !/^[A-Za-z][A-Za-z_]*$/u.test(name) || name.includes('__')) throw invalidContexts();
  if (!isObject(parameters) || !isObject(timeToLive)) throw invalidContexts();
  const named = Object.entries(parameters);
  if (named.length > MAX_PARAMETERS || !named.every(([key, text]) => key.length >= 1 && key.length <= 100 && typeof text === 'string' && text.length >= 1 && text.length <= 1024)) throw invalidContexts();
  return {
    name,
    parameters: parameters as Attributes,
    timeToLive: { timeToLiveInSeconds: wholeNumber(timeToLive['timeToLiveInSeconds'], 5, 86_400), turnsToLive: wholeNumber(timeToLive['turnsToLive'], 1, 20) },
  };
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) throw invalidContexts();
  return value;
}

function parsed(json: string | undefined, header: string): unknown {
  if (json === undefined) return undefined;
  try {
    return (JSON.parse(json) as unknown) ?? undefined;
  } catch {
    throw badRequest(`The header ${header} does not hold JSON.`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalidContexts(): ApiError {
  return badRequest('The header x-amz-lex-active-contexts must hold a list of at most 20 contexts, each with a name, at most 10 parameters and a timeToLive.');
}
