import { notFound } from '../api/errors.ts';
import type { IntegrationRecord } from '../store/records.ts';
import type { Tables } from '../store/store.ts';

/** GEN-75: what is another organisation's is not there. */
export function integrationOf(tables: Tables, organisationId: string, id: string): IntegrationRecord {
  const integration = tables.integrations.get(organisationId, id);
  if (integration === undefined) throw notFound('integration', id);
  return integration;
}
