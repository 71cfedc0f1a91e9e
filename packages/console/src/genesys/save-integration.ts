import { CREDENTIAL_KEY, LAMBDA_TYPE, type Integration, type IntegrationConfiguration } from './model.ts';
import type { PlatformClient } from './platform.ts';

/** GEN-23: replaces an integration's configuration. */
export function putConfiguration(client: PlatformClient, id: string, of: IntegrationConfiguration, changes: { readonly name: string; readonly notes: string; readonly credentialId: string | null }): Promise<IntegrationConfiguration> {
  const { version, properties, advanced } = of;
  const credentials = changes.credentialId === null ? {} : { [CREDENTIAL_KEY]: { id: changes.credentialId } };
  return client.call('PUT', `/integrations/${id}/config/current`, { name: changes.name, notes: changes.notes, version, properties, advanced, credentials });
}

/** GEN-22. */
export function setEnabled(client: PlatformClient, id: string, enabled: boolean): Promise<Integration> {
  return client.call('PATCH', `/integrations/${id}`, { intendedState: enabled ? 'ENABLED' : 'DISABLED' });
}

/** GEN-21: a new integration with its credential; it is taken away again if its configuration is refused. */
export async function createIntegration(client: PlatformClient, name: string, notes: string, credentialId: string | null, enabled: boolean): Promise<Integration> {
  const made = await client.call<Integration>('POST', '/integrations', { name, integrationType: { id: LAMBDA_TYPE } });
  try {
    await putConfiguration(client, made.id, made.config.current, { name, notes, credentialId });
    return enabled ? await setEnabled(client, made.id, true) : made;
  } catch (error) {
    await client.call('DELETE', `/integrations/${made.id}`).catch(() => undefined);
    throw error;
  }
}
