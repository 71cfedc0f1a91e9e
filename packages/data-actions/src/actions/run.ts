import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { ApiError, errorBody, missingPermissions } from '../api/errors.ts';
import { flag } from '../api/paging.ts';
import { EXECUTE_SECURE_ACTIONS, MASK } from '../configuration.ts';
import { roleArnOf } from '../credentials/fields.ts';
import type { ExecutionRequest, ExecutionResult } from '../execution/types.ts';
import { integrationOf } from '../integrations/find.ts';
import { credentialIdOf } from '../integrations/show.ts';
import { genesysHome } from '../regions/home.ts';
import { draftOf, publishedOf } from './find.ts';
import type { PublishedAction } from './find.ts';

/** GEN-94: `POST /actions/{id}/execute`: the output of the action, or the status and body of its failure. */
export async function executePublished(call: Call): Promise<Reply> {
  const request = requestOf(call, publishedOf, 'execute');
  if (request.action.secure) refuseSecure(call);
  const result = await call.platform.execute(request);
  return result.success ? ok(result.output) : { status: result.error.status, json: result.error };
}

/** GEN-94: `POST /actions/{id}/test`: always 200, with every step. */
export const testPublished = (call: Call): Promise<Reply> => test(call, publishedOf);

/** GEN-37: a draft can be tested and not executed. */
export const testDraft = (call: Call): Promise<Reply> => test(call, draftOf);

async function test(call: Call, find: typeof publishedOf): Promise<Reply> {
  const request = requestOf(call, find, 'test');
  return ok(showTest(request.action.secure, await call.platform.execute(request)));
}

/** GEN-94, GEN-95; of a secure action nothing that went in or came out (GEN-40). */
function showTest(secure: boolean, result: ExecutionResult): Record<string, unknown> {
  const operations = result.operations.map(({ step, name, success, result: stepResult, error, durationMillis }) => ({ step, name, success, result: stepResult, error, durationMillis }));
  return {
    operations,
    error: result.success ? null : result.error,
    ...(result.success ? { finalResult: secure ? MASK : result.output } : {}),
    success: result.success,
  };
}

/** GEN-52: everything from the records of the caller's organisation; of the call only input and flatten (GEN-6). */
function requestOf({ platform, organisation, params, query, body, contextId }: Call, find: (...by: Parameters<typeof publishedOf>) => PublishedAction, mode: 'test' | 'execute'): ExecutionRequest {
  const flatten = flag(query, 'flatten');
  const { partition, account } = genesysHome(organisation.region, platform.accounts);
  return platform.store.read((tables) => {
    const { action, content } = find(tables, organisation.id, params['actionId']!);
    const integration = integrationOf(tables, organisation.id, action.integrationId);
    const credentialId = credentialIdOf(integration.config);
    const credential = credentialId === undefined ? undefined : tables.credentials.get(organisation.id, credentialId);
    return {
      organisation: { id: organisation.id, region: organisation.region, partition, account, crossRegion: organisation.crossRegion },
      integration: { id: integration.id, name: integration.config.name, enabled: integration.intendedState === 'ENABLED' },
      credential: credential === undefined ? null : { roleArn: roleArnOf(platform.keyring, organisation.id, credential) },
      action: { id: action.id, ...content },
      input: body,
      flatten,
      mode,
      contextId,
    };
  });
}

/** GEN-40: `bridge:actions:execute` is not enough for a secure action. */
function refuseSecure({ client }: Call): void {
  if (!EXECUTE_SECURE_ACTIONS) throw new ApiError(errorBody(403, 'forbidden', 'Secure actions are not executed through the API.'));
  if (!client.permissions.includes('integrations:action:execute')) throw missingPermissions(['integrations:action:execute']);
}
