import { createAction, createDraft } from '../actions/create.ts';
import { deleteAction, getAction, patchAction } from '../actions/change.ts';
import { copyToDraft, deleteDraft, getDraft, patchDraft, publishDraft, validateDraft } from '../actions/draft.ts';
import { getDraftSchema, getDraftTemplate, getSchema, getTemplate } from '../actions/files.ts';
import { listActions, listCategories, listCertificates, listDrafts } from '../actions/list.ts';
import { executePublished, testDraft, testPublished } from '../actions/run.ts';
import { checkRoleOfCustomer } from '../check/check-endpoint.ts';
import { createCredential, deleteCredential, getCredential, putCredential } from '../credentials/change.ts';
import { listCredentials, listCredentialsByCursor } from '../credentials/list.ts';
import { listCredentialTypes } from '../credentials/types.ts';
import { deleteIntegration, getIntegration, patchIntegration } from '../integrations/change.ts';
import { getConfiguration, putConfiguration } from '../integrations/configuration.ts';
import { createIntegration } from '../integrations/create.ts';
import { listIntegrations } from '../integrations/list.ts';
import { getConfigSchema, getType, listTypes } from '../integrations/types.ts';
import { organisationsMe } from '../organisations/me.ts';
import { authorizationProducts } from '../organisations/products.ts';
import type { Permission } from '../organisations/permissions.ts';
import type { Method, Route } from './call.ts';

const SEE: readonly Permission[] = ['integrations:integration:view'];
const SEE_ACTIONS: readonly Permission[] = ['integrations:action:view', 'bridge:actions:view'];
const EXECUTE: readonly Permission[] = ['integrations:action:execute', 'bridge:actions:execute'];
const only = (permission: Permission): readonly Permission[] => [permission];

type Handle = Route['handle'];
const route = (method: Method, path: string, permissions: readonly Permission[], handle: Handle, body: Route['body'] = 'none'): Route => ({ method, path: `/api/v2${path}`, permissions, body, handle });
const runs = (path: string, permissions: readonly Permission[], handle: Handle): Route => ({ ...route('POST', path, permissions, handle, 'required'), executes: true });

/** The table of endpoints; docs/data-actions.md holds the same one, and a test compares them. */
export const ROUTES: readonly Route[] = [
  route('GET', '/organizations/me', [], organisationsMe),
  route('GET', '/authorization/products', [], authorizationProducts),

  route('GET', '/integrations', SEE, listIntegrations),
  route('POST', '/integrations', only('integrations:integration:add'), createIntegration, 'required'),
  route('GET', '/integrations/{integrationId}', SEE, getIntegration),
  route('PATCH', '/integrations/{integrationId}', only('integrations:integration:edit'), patchIntegration, 'required'),
  route('DELETE', '/integrations/{integrationId}', only('integrations:integration:delete'), deleteIntegration),
  route('GET', '/integrations/{integrationId}/config/current', SEE, getConfiguration),
  route('PUT', '/integrations/{integrationId}/config/current', only('integrations:integration:edit'), putConfiguration, 'required'),
  route('GET', '/integrations/types', SEE, listTypes),
  route('GET', '/integrations/types/{typeId}', SEE, getType),
  route('GET', '/integrations/types/{typeId}/configschemas/{configType}', SEE, getConfigSchema),

  route('GET', '/integrations/credentials', SEE, listCredentials),
  route('POST', '/integrations/credentials', only('integrations:integration:add'), createCredential, 'required'),
  route('GET', '/integrations/credentials/listing', SEE, listCredentialsByCursor),
  route('GET', '/integrations/credentials/types', SEE, listCredentialTypes),
  route('GET', '/integrations/credentials/{credentialId}', SEE, getCredential),
  route('PUT', '/integrations/credentials/{credentialId}', only('integrations:integration:edit'), putCredential, 'required'),
  route('DELETE', '/integrations/credentials/{credentialId}', only('integrations:integration:delete'), deleteCredential),

  route('GET', '/integrations/actions', SEE_ACTIONS, listActions),
  route('POST', '/integrations/actions', only('integrations:action:add'), createAction, 'required'),
  route('GET', '/integrations/actions/categories', SEE_ACTIONS, listCategories),
  route('GET', '/integrations/actions/certificates', SEE_ACTIONS, listCertificates),
  route('GET', '/integrations/actions/drafts', SEE_ACTIONS, listDrafts),
  route('POST', '/integrations/actions/drafts', only('integrations:action:add'), createDraft, 'required'),
  route('GET', '/integrations/actions/{actionId}', SEE_ACTIONS, getAction),
  route('PATCH', '/integrations/actions/{actionId}', only('integrations:action:edit'), patchAction, 'required'),
  route('DELETE', '/integrations/actions/{actionId}', only('integrations:action:delete'), deleteAction),
  route('GET', '/integrations/actions/{actionId}/schemas/{fileName}', SEE_ACTIONS, getSchema),
  route('GET', '/integrations/actions/{actionId}/templates/{fileName}', SEE_ACTIONS, getTemplate),
  runs('/integrations/actions/{actionId}/execute', EXECUTE, executePublished),
  runs('/integrations/actions/{actionId}/test', EXECUTE, testPublished),
  route('GET', '/integrations/actions/{actionId}/draft', SEE_ACTIONS, getDraft),
  route('POST', '/integrations/actions/{actionId}/draft', only('integrations:action:edit'), copyToDraft),
  route('PATCH', '/integrations/actions/{actionId}/draft', only('integrations:action:edit'), patchDraft, 'required'),
  route('DELETE', '/integrations/actions/{actionId}/draft', only('integrations:action:delete'), deleteDraft),
  route('GET', '/integrations/actions/{actionId}/draft/validation', SEE_ACTIONS, validateDraft),
  route('POST', '/integrations/actions/{actionId}/draft/publish', only('integrations:action:edit'), publishDraft, 'required'),
  runs('/integrations/actions/{actionId}/draft/test', only('integrations:action:execute'), testDraft),
  route('GET', '/integrations/actions/{actionId}/draft/schemas/{fileName}', SEE_ACTIONS, getDraftSchema),
  route('GET', '/integrations/actions/{actionId}/draft/templates/{fileName}', SEE_ACTIONS, getDraftTemplate),

  runs('/octroi/role-checks', only('integrations:integration:view'), checkRoleOfCustomer),
];
