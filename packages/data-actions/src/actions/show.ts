import { flag, given } from '../api/paging.ts';
import { INLINE_TEMPLATES, SCHEMA_FILES } from '../configuration.ts';
import { flattenSchema } from '../contracts/flatten.ts';
import type { JsonSchema } from '../execution/types.ts';
import type { ActionContent, ActionRecord } from '../store/records.ts';

export const ACTIONS_PATH = '/api/v2/integrations/actions';

/** What a client asked to see (GEN-35). */
export interface View {
  readonly contract: boolean;
  readonly flatten: boolean;
  readonly config: boolean;
}

/** GEN-34: what the answers to changes show. */
export const PLAIN: View = { contract: false, flatten: false, config: true };

export function readView(query: URLSearchParams): View {
  return { contract: given(query, 'expand')?.split(',').includes('contract') ?? false, flatten: flag(query, 'flatten'), config: flag(query, 'includeConfig') };
}

/** GEN-34, GEN-35: an action or its draft as clients see it. */
export function showAction(action: ActionRecord, content: ActionContent, kind: 'published' | 'draft', view: View): Record<string, unknown> {
  const selfUri = `${ACTIONS_PATH}/${action.id}${kind === 'draft' ? '/draft' : ''}`;
  return {
    id: action.id,
    name: content.name,
    integrationId: action.integrationId,
    category: content.category,
    contract: showContract(content, selfUri, view),
    version: content.version,
    secure: content.secure,
    ...(view.config ? { config: showConfig(content, selfUri) } : {}),
    selfUri,
  };
}

function showContract({ contract }: ActionContent, selfUri: string, view: View): Record<string, unknown> {
  const uri = (file: string): string => `${selfUri}/schemas/${file}`;
  const { inputSchema } = contract.input;
  const { successSchema, errorSchema } = contract.output;
  const inline = view.contract && !view.flatten;
  const flattened = view.contract && view.flatten;
  return {
    output: {
      successSchemaUri: uri(SCHEMA_FILES.success),
      ...(errorSchema === undefined ? {} : { errorSchemaUri: uri(SCHEMA_FILES.error) }),
      ...(inline ? { successSchema, ...(errorSchema === undefined ? {} : { errorSchema }) } : {}),
      ...(flattened ? { successSchemaFlattened: flattenedDocument(successSchema), ...(errorSchema === undefined ? {} : { errorSchemaFlattened: flattenedDocument(errorSchema) }) } : {}),
    },
    input: {
      inputSchemaUri: uri(SCHEMA_FILES.input),
      ...(inline ? { inputSchema } : {}),
      ...(flattened ? { inputSchemaFlattened: flattenSchema(inputSchema) } : {}),
    },
  };
}

/** GEN-35: a flattened output schema, and the names whose values are arrays. */
function flattenedDocument(schema: JsonSchema): { readonly schema: JsonSchema; readonly arrayProperties: readonly string[] } {
  const flat = flattenSchema(schema);
  const properties = Object.entries(flat['properties'] as Readonly<Record<string, unknown>>);
  const isArray = (property: unknown): boolean => typeof property === 'object' && property !== null && 'type' in property && property.type === 'array';
  return { schema: flat, arrayProperties: properties.filter(([, property]) => isArray(property)).map(([name]) => name) };
}

/** GEN-86: maps are `{}` and never null, the timeout is absent if it was never set. */
function showConfig({ config }: ActionContent, selfUri: string): Record<string, unknown> {
  const { requestTemplate, ...request } = config.request;
  const { successTemplate, ...response } = config.response;
  return {
    request: {
      ...request,
      requestTemplateUri: `${selfUri}/templates/${TEMPLATE_FILES.request}`,
      ...(INLINE_TEMPLATES && requestTemplate !== undefined ? { requestTemplate } : {}),
    },
    response: {
      ...response,
      successTemplateUri: `${selfUri}/templates/${TEMPLATE_FILES.success}`,
      ...(INLINE_TEMPLATES && successTemplate !== undefined ? { successTemplate } : {}),
    },
    ...(config.timeoutSeconds === undefined ? {} : { timeoutSeconds: config.timeoutSeconds }),
  };
}

/** GEN-33. */
export const TEMPLATE_FILES = { request: 'requesttemplate.vm', success: 'successtemplate.vm' } as const;
