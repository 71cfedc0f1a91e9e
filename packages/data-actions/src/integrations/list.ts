import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { given, idList, pageOf, readPage, sorted } from '../api/paging.ts';
import type { IntegrationRecord } from '../store/records.ts';
import { reportedState, showIntegration } from './show.ts';

const MOST_IDS = 100;

/** GEN-20: `GET /integrations`, with its filters. The configuration is always expanded. */
export function listIntegrations({ query, organisation, platform }: Call): Reply {
  const page = readPage(query, platform.limits.usualPageSize, platform.limits.mostPageSize);
  const ids = idList(query, 'ids', MOST_IDS);
  const typeId = given(query, 'integrationType');
  const state = given(query, 'reportedState')?.toUpperCase();
  const credentialId = given(query, 'credentialId');
  return platform.store.read((tables) => {
    const found = tables.integrations.list(organisation.id).filter(
      (integration) =>
        (ids === undefined || ids.has(integration.id)) &&
        (typeId === undefined || integration.typeId === typeId) &&
        (state === undefined || reportedState(tables, organisation.id, integration).code === state) &&
        (credentialId === undefined || Object.values(integration.config.credentials).includes(credentialId)),
    );
    const inOrder = sorted<IntegrationRecord>(query, found, { id: ({ id }) => id, name: ({ config }) => config.name, integrationType: (integration) => integration.typeId });
    return ok(pageOf('/api/v2/integrations', query, page, inOrder, (integration) => showIntegration(tables, organisation.id, integration)));
  });
}
