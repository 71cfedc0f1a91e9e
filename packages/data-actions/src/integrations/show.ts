import { REPORTED_STATES } from '../configuration.ts';
import { credentialReference } from '../credentials/show.ts';
import type { IntegrationConfiguration, IntegrationRecord } from '../store/records.ts';
import type { Tables } from '../store/store.ts';
import { CREDENTIAL_KEY, typeReference } from './types.ts';

const PATH = '/api/v2/integrations';

/** GEN-21: an integration as clients see it. */
export function showIntegration(tables: Tables, organisationId: string, integration: IntegrationRecord): Record<string, unknown> {
  const selfUri = `${PATH}/${integration.id}`;
  return {
    id: integration.id,
    name: integration.config.name,
    integrationType: typeReference(integration.typeId),
    notes: integration.notes,
    intendedState: integration.intendedState,
    config: { current: showConfiguration(tables, organisationId, integration) },
    reportedState: reportedState(tables, organisationId, integration),
    attributes: {},
    selfUri,
  };
}

/** GEN-25: everything is there and nothing is null. */
export function showConfiguration(tables: Tables, organisationId: string, { id, config }: IntegrationRecord): Record<string, unknown> {
  const credentials = Object.entries(config.credentials).map(([key, credentialId]) => [key, credentialReference(tables.credentials.get(organisationId, credentialId), credentialId)]);
  return {
    id: 'current',
    name: config.name,
    version: config.version,
    properties: config.properties,
    advanced: config.advanced,
    notes: config.notes,
    credentials: Object.fromEntries(credentials),
    selfUri: `${PATH}/${id}/config/current`,
  };
}

/** GEN-22. */
export function reportedState(tables: Tables, organisationId: string, integration: IntegrationRecord): Record<string, unknown> & { readonly code: string } {
  const { code, effective, message } = REPORTED_STATES[stateName(tables, organisationId, integration)];
  const detail = { localizableMessageCode: code.toLowerCase(), message, messageWithParams: message, messageParams: {} };
  return { code, effective, detail, lastUpdated: integration.stateChanged };
}

function stateName(tables: Tables, organisationId: string, { intendedState, config }: IntegrationRecord): keyof typeof REPORTED_STATES {
  if (intendedState === 'DISABLED') return 'inactive';
  const credentialId = credentialIdOf(config);
  return credentialId !== undefined && tables.credentials.get(organisationId, credentialId) !== undefined ? 'active' : 'noCredential';
}

/** GEN-24: the key is found whatever its case. */
export function credentialIdOf(config: IntegrationConfiguration): string | undefined {
  return Object.entries(config.credentials).find(([key]) => key.toLowerCase() === CREDENTIAL_KEY.toLowerCase())?.[1];
}
