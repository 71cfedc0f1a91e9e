import { DEFAULT_REQUEST_TEMPLATE, EMPTY_EVENT } from '../configuration.ts';
import { withoutUnset } from '../contracts/input.ts';
import { JsonError, toJson } from '../json/bounded.ts';
import { parseFunctionArn, type FunctionArn } from '../regions/arns.ts';
import { credentialsInvalid, inputInvalid, processing } from './errors.ts';
import { inSandbox, readJson, render, type Run } from './run.ts';
import type { Json } from './types.ts';

type Input = { readonly [name: string]: Json };

/** GEN-44, GEN-45: the input that the contract accepts. */
export async function validateInput(run: Run): Promise<Input> {
  const schema = run.request.action.contract.input.inputSchema;
  const input = withoutUnset(schema, boundedInput(run));
  if (input === null) throw inputInvalid(['the input is not a JSON object'], run.contextId);
  const task = { kind: 'validate', schema: JSON.stringify(schema), value: JSON.stringify(input) } as const;
  const problems = await inSandbox(run, 'The input could not be validated', () => run.parts.sandbox.run(task));
  if (problems.length > 0) throw inputInvalid(problems, run.contextId);
  return input;
}

function boundedInput(run: Run): Json {
  try {
    return toJson(run.request.input, run.parts.limits);
  } catch (error) {
    if (error instanceof JsonError) throw inputInvalid([error.message], run.contextId);
    throw error;
  }
}

/** GEN-51: what request templates see; no credentials. The raw request is the input as compact JSON (GEN-48). */
export function requestVariables(run: Run, input: Input): Readonly<Record<string, Json>> {
  return {
    input: { ...input, rawRequest: JSON.stringify(input) },
    orgId: run.request.organisation.id,
    integrationId: run.request.integration.id,
  };
}

/** GEN-46, GEN-11: the function that is meant, if this organisation may call it there (GEN-10, GEN-12). */
export async function resolveFunction(run: Run, variables: Readonly<Record<string, Json>>): Promise<FunctionArn> {
  const what = 'The request URL template could not be resolved';
  const text = (await render(run, what, run.request.action.config.request.requestUrlTemplate, variables)).trim();
  run.trace.know({ requestUrl: run.request.action.secure ? null : text.slice(0, 300) });
  const arn = parseFunctionArn(text);
  if (arn === null) throw processing(what, 'it does not give the ARN of an AWS Lambda function', run.contextId);
  const { organisation } = run.request;
  if (arn.partition !== organisation.partition) {
    throw credentialsInvalid(`the function lies in the partition \`${arn.partition}\` and the organisation in \`${organisation.partition}\``, run.contextId);
  }
  if (!organisation.crossRegion && arn.region !== organisation.region) {
    throw processing(what, `the function lies in \`${arn.region}\` and the organisation in \`${organisation.region}\`; invocation across Regions is switched off`, run.contextId);
  }
  return arn;
}

/** GEN-50: headers are rendered and shown; an invocation has none to send. */
export async function resolveHeaders(run: Run, variables: Readonly<Record<string, Json>>): Promise<Readonly<Record<string, string>>> {
  const headers = Object.entries(run.request.action.config.request.headers ?? {});
  const what = 'The headers could not be resolved';
  if (headers.length > run.parts.limits.mapEntries) throw processing(what, `there are more than ${run.parts.limits.mapEntries}`, run.contextId);
  const rendered: [string, string][] = [];
  for (const [name, template] of headers) {
    const value = await render(run, what, template, variables);
    if (name.toLowerCase() === 'accept' && !acceptsJson(value)) throw processing(what, '`Accept` must be a JSON media type', run.contextId);
    rendered.push([name, value]);
  }
  return Object.fromEntries(rendered);
}

const JSON_MEDIA_TYPE = /^(\*\/\*|application\/\*|(application|text)\/([a-z0-9!#$&^_.-]{1,60}\+)?json)$/;

function acceptsJson(value: string): boolean {
  return value.split(',').every((type) => JSON_MEDIA_TYPE.test((type.split(';')[0] ?? '').trim().toLowerCase()));
}

/** GEN-47, GEN-48: the event of the function, as JSON text. */
export async function resolveBody(run: Run, variables: Readonly<Record<string, Json>>): Promise<string> {
  const { requestType, requestTemplate } = run.request.action.config.request;
  const what = 'The request template could not be resolved';
  const given = requestTemplate === undefined || requestTemplate.trim() === '' || requestType.toUpperCase() === 'GET' ? DEFAULT_REQUEST_TEMPLATE : requestTemplate;
  const text = await render(run, what, given, variables);
  const event = text.trim() === '' ? EMPTY_EVENT : text;
  if (Buffer.byteLength(event) > run.parts.limits.payloadBytes) throw processing(what, `it gives more than ${run.parts.limits.payloadBytes} bytes`, run.contextId);
  readJson(run, what, event);
  return event;
}
