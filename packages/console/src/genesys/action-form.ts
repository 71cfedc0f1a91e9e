import type { Action, ActionConfig, JsonSchema } from './model.ts';

/** One row of a table of names and texts. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** What a person fills in to make an action. */
export interface ActionForm {
  readonly name: string;
  readonly category: string;
  readonly integrationId: string;
  readonly secure: boolean;
  readonly inputSchema: string;
  readonly successSchema: string;
  /** GEN-46: the ARN of a function, or a template that renders to one. */
  readonly requestUrlTemplate: string;
  readonly headers: readonly Pair[];
  /** GEN-48: Velocity. */
  readonly requestTemplate: string;
  /** GEN-60: a name, and the JSONPath of its value in the function's answer. */
  readonly translationMap: readonly Pair[];
  readonly translationMapDefaults: readonly Pair[];
  /** GEN-61: Velocity. */
  readonly successTemplate: string;
  /** Seconds, 1 to 60; empty: the default. */
  readonly timeout: string;
}

/** Fields of which something is wrong; an action can have all of them. */
export interface ActionProblems {
  readonly name: 'missing' | null;
  readonly integrationId: 'missing' | null;
  readonly inputSchema: SchemaProblem | null;
  readonly successSchema: SchemaProblem | null;
  readonly requestUrlTemplate: 'missing' | 'arn' | null;
  readonly headers: readonly (PairProblem | null)[];
  readonly translationMap: readonly (PairProblem | null)[];
  readonly translationMapDefaults: readonly (PairProblem | null)[];
  readonly timeout: 'range' | null;
}

type SchemaProblem = { readonly problem: 'json' | 'object'; readonly message: string };
type PairProblem = 'name' | 'twice' | 'path' | 'json';

const OBJECT_SCHEMA = { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object', properties: {}, additionalProperties: true };

export const emptyActionForm = (integrationId: string): ActionForm => ({
  name: '',
  category: '',
  integrationId,
  secure: false,
  inputSchema: JSON.stringify(OBJECT_SCHEMA, null, 2),
  successSchema: JSON.stringify(OBJECT_SCHEMA, null, 2),
  requestUrlTemplate: '',
  headers: [],
  requestTemplate: '${input.rawRequest}',
  translationMap: [],
  translationMapDefaults: [],
  successTemplate: '${rawResult}',
  timeout: '',
});

/** The form of an action that is there. */
export function formOf(action: Action): ActionForm {
  const { request, response, timeoutSeconds } = action.config ?? { request: { requestUrlTemplate: '', requestType: 'POST' }, response: {} };
  const empty = emptyActionForm(action.integrationId);
  return {
    ...empty,
    name: action.name,
    category: action.category,
    secure: action.secure,
    inputSchema: JSON.stringify(action.contract.input.inputSchema ?? {}, null, 2),
    successSchema: JSON.stringify(action.contract.output.successSchema ?? {}, null, 2),
    requestUrlTemplate: request.requestUrlTemplate,
    headers: pairsOf(request.headers),
    requestTemplate: request.requestTemplate ?? empty.requestTemplate,
    translationMap: pairsOf(response.translationMap),
    translationMapDefaults: pairsOf(response.translationMapDefaults),
    successTemplate: response.successTemplate ?? empty.successTemplate,
    timeout: timeoutSeconds === undefined ? '' : String(timeoutSeconds),
  };
}

export function actionProblems(form: ActionForm): ActionProblems {
  return {
    name: form.name.trim() === '' ? 'missing' : null,
    integrationId: form.integrationId === '' ? 'missing' : null,
    inputSchema: schemaProblem(form.inputSchema),
    successSchema: schemaProblem(form.successSchema),
    requestUrlTemplate: urlProblem(form.requestUrlTemplate.trim()),
    headers: pairProblems(form.headers, () => null),
    translationMap: pairProblems(form.translationMap, (value) => (value.trim().startsWith('$') ? null : 'path')),
    translationMapDefaults: pairProblems(form.translationMapDefaults, (value) => (readJson(value) === undefined ? 'json' : null)),
    timeout: form.timeout.trim() === '' || (/^\d{1,2}$/.test(form.timeout.trim()) && Number(form.timeout) >= 1 && Number(form.timeout) <= 60) ? null : 'range',
  };
}

export const hasProblems = (problems: ActionProblems): boolean => Object.values(problems).some((problem: unknown) => (Array.isArray(problem) ? problem.some((each) => each !== null) : problem !== null));

/** The configuration as the API takes it (GEN-34), of a form without problems. */
export function configOf(form: ActionForm): ActionConfig {
  const timeout = form.timeout.trim();
  return {
    request: { requestUrlTemplate: form.requestUrlTemplate.trim(), requestType: 'POST', headers: recordOf(form.headers), requestTemplate: form.requestTemplate },
    response: { translationMap: recordOf(form.translationMap), translationMapDefaults: recordOf(form.translationMapDefaults), successTemplate: form.successTemplate },
    ...(timeout === '' ? {} : { timeoutSeconds: Number(timeout) }),
  };
}

/** What `POST /actions/drafts` takes. */
export function newActionBody(form: ActionForm): Readonly<Record<string, unknown>> {
  return {
    name: form.name.trim(),
    ...(form.category.trim() === '' ? {} : { category: form.category.trim() }),
    integrationId: form.integrationId,
    secure: form.secure,
    contract: { input: { inputSchema: readSchema(form.inputSchema) }, output: { successSchema: readSchema(form.successSchema) } },
    config: configOf(form),
  };
}

/** GEN-46: an ARN of a function (its Region need not be the organisation's, GEN-10), or something with a reference in it. */
function urlProblem(text: string): 'missing' | 'arn' | null {
  if (text === '') return 'missing';
  const reference = text.replace(/:\$LATEST$/, '').includes('$');
  return reference || /^arn:aws[a-z-]{0,24}:lambda:[a-z]{2,5}(-[a-z]{2,10}){1,3}-\d{1,2}:\d{12}:function:[\w-]{1,64}(:(\$LATEST|[\w-]{1,128}))?$/.test(text) ? null : 'arn';
}

function schemaProblem(text: string): SchemaProblem | null {
  try {
    const value: unknown = JSON.parse(text);
    return isSchema(value) ? null : { problem: 'object', message: '' };
  } catch (error) {
    return { problem: 'json', message: (error as Error).message };
  }
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value);
const readSchema = (text: string): JsonSchema => JSON.parse(text) as JsonSchema;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pairProblems(pairs: readonly Pair[], ofValue: (value: string) => PairProblem | null): readonly (PairProblem | null)[] {
  const seen = new Set<string>();
  return pairs.map(({ name, value }) => {
    const known = name.trim();
    const twice = seen.has(known);
    seen.add(known);
    if (known === '') return 'name';
    return twice ? 'twice' : ofValue(value);
  });
}

const pairsOf = (record: Readonly<Record<string, string>> | undefined): readonly Pair[] => Object.entries(record ?? {}).map(([name, value]) => ({ name, value }));
const recordOf = (pairs: readonly Pair[]): Readonly<Record<string, string>> => Object.fromEntries(pairs.map(({ name, value }) => [name.trim(), value]));
