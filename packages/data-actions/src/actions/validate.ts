import { ApiError, errorBody } from '../api/errors.ts';
import { EXECUTION_LIMITS, PROCESSING } from '../configuration.ts';
import { inputSchemaProblems, outputSchemaProblems } from '../contracts/rules.ts';
import type { ErrorBody } from '../execution/types.ts';
import { parsePath } from '../jsonpath/parse.ts';
import { PathError } from '../jsonpath/syntax.ts';
import { acceptableUrlTemplate } from '../regions/arns.ts';
import type { ActionContent } from '../store/records.ts';
import { parseTemplate } from '../velocity/parse.ts';
import { TemplateError } from '../velocity/syntax.ts';

interface Problem {
  readonly fieldName: string;
  readonly message: string;
}

/** GEN-37: everything for which an action could not be published. */
export function actionProblems(content: ActionContent): readonly ErrorBody[] {
  return problemsOf(content).map(({ fieldName, message }) =>
    errorBody(400, 'bad.request', `The field \`${fieldName}\` is invalid: ${message}`, { details: [{ errorCode: PROCESSING, fieldName }] }),
  );
}

/** GEN-85: Terraform tries a 400 again for half a minute and then shows `message`, so the first cause stands in it. */
export function refuseProblems(content: ActionContent): void {
  const errors = actionProblems(content);
  const [first] = errors;
  if (first === undefined) return;
  throw new ApiError(errorBody(400, 'bad.request', first.message, { details: errors.flatMap(({ details }) => details), errors: errors.length > 1 ? errors : [] }));
}

function problemsOf({ config, contract }: ActionContent): readonly Problem[] {
  const { request, response } = config;
  return [
    ...urlProblems(request.requestUrlTemplate),
    ...Object.entries(request.headers ?? {}).flatMap(([name, value]) => headerProblems(name, value)),
    ...templateProblems('config.request.requestTemplate', request.requestTemplate),
    ...templateProblems('config.response.successTemplate', response.successTemplate),
    ...Object.entries(response.translationMap ?? {}).flatMap(([name, path]) => pathProblems(`config.response.translationMap.${name}`, path)),
    ...contractProblems(contract),
  ];
}

/** GEN-46: judged now only if it has no reference; GEN-82: a placeholder can be a draft and no more. */
function urlProblems(template: string): readonly Problem[] {
  const fieldName = 'config.request.requestUrlTemplate';
  if (!acceptableUrlTemplate(template)) return [{ fieldName, message: 'it must be the ARN of an AWS Lambda function, or a template that renders to one' }];
  return templateProblems(fieldName, template.includes('$') && !template.endsWith(':$LATEST') ? template : undefined);
}

/** GEN-50. */
function headerProblems(name: string, value: string): readonly Problem[] {
  const fieldName = `config.request.headers.${name}`;
  const literal = !value.includes('$');
  if (literal && name.toLowerCase() === 'accept' && !/^\s*(application\/([a-z.+-]+\+)?json|\*\/\*)\s*(;.*)?$/i.test(value)) return [{ fieldName, message: 'it must be a JSON media type' }];
  return templateProblems(fieldName, value);
}

function templateProblems(fieldName: string, template: string | undefined): readonly Problem[] {
  if (template === undefined) return [];
  try {
    parseTemplate(template, { bytes: EXECUTION_LIMITS.templateBytes, depth: EXECUTION_LIMITS.templateDepth });
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return [{ fieldName, message: error.message }];
    throw error;
  }
}

/** GEN-69. */
function pathProblems(fieldName: string, path: string): readonly Problem[] {
  try {
    parsePath(path);
    return [];
  } catch (error) {
    if (error instanceof PathError) return [{ fieldName, message: error.message }];
    throw error;
  }
}

/** GEN-41 to GEN-43. */
function contractProblems({ input, output }: ActionContent['contract']): readonly Problem[] {
  const at = (fieldName: string, messages: readonly string[]): readonly Problem[] => messages.map((message) => ({ fieldName, message }));
  return [
    ...at('contract.input.inputSchema', inputSchemaProblems(input.inputSchema)),
    ...at('contract.output.successSchema', outputSchemaProblems(output.successSchema)),
    ...(output.errorSchema === undefined ? [] : at('contract.output.errorSchema', outputSchemaProblems(output.errorSchema))),
  ];
}
