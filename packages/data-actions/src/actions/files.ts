import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { notFound } from '../api/errors.ts';
import { flag } from '../api/paging.ts';
import { DEFAULT_REQUEST_TEMPLATE, DEFAULT_SUCCESS_TEMPLATE, SCHEMA_FILES } from '../configuration.ts';
import { flattenSchema } from '../contracts/flatten.ts';
import type { JsonSchema } from '../execution/types.ts';
import type { ActionContent } from '../store/records.ts';
import { draftOf, publishedOf } from './find.ts';
import { TEMPLATE_FILES } from './show.ts';

/** GEN-33: the templates as plain text, to the byte as they were written (GEN-86); the default stands in for one that was never sent. */
function templateReply({ config }: ActionContent, file: string): Reply {
  if (file === TEMPLATE_FILES.request) return { status: 200, text: config.request.requestTemplate ?? DEFAULT_REQUEST_TEMPLATE };
  if (file === TEMPLATE_FILES.success) return { status: 200, text: config.response.successTemplate ?? DEFAULT_SUCCESS_TEMPLATE };
  throw notFound('template', file);
}

function schemaReply({ contract }: ActionContent, file: string, flatten: boolean): Reply {
  const schema = schemaOf(contract, file);
  if (schema === undefined) throw notFound('schema', file);
  return ok(flatten ? flattenSchema(schema) : schema);
}

function schemaOf({ input, output }: ActionContent['contract'], file: string): JsonSchema | undefined {
  if (file === SCHEMA_FILES.input) return input.inputSchema;
  if (file === SCHEMA_FILES.success) return output.successSchema;
  return file === SCHEMA_FILES.error ? output.errorSchema : undefined;
}

export const getTemplate = (call: Call): Reply => templateReply(contentOf(call, publishedOf), call.params['fileName']!);
export const getDraftTemplate = (call: Call): Reply => templateReply(contentOf(call, draftOf), call.params['fileName']!);
export const getSchema = (call: Call): Reply => schemaReply(contentOf(call, publishedOf), call.params['fileName']!, flag(call.query, 'flatten'));
export const getDraftSchema = (call: Call): Reply => schemaReply(contentOf(call, draftOf), call.params['fileName']!, flag(call.query, 'flatten'));

function contentOf({ params, organisation, platform }: Call, find: typeof publishedOf): ActionContent {
  return platform.store.read((tables) => find(tables, organisation.id, params['actionId']!)).content;
}
