import { randomUUID } from 'node:crypto';
import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { invalidField, limitReached, notFound } from '../api/errors.ts';
import { bodyObject, optionalObject, optionalString, requiredString } from '../api/fields.ts';
import { LIMIT_CODES, LONGEST_NAME } from '../configuration.ts';
import type { IntegrationRecord } from '../store/records.ts';
import { showIntegration } from './show.ts';
import { findType } from './types.ts';

/** GEN-21: `POST /integrations`; a new integration is disabled and has an empty configuration of version 1. */
export function createIntegration({ body, organisation, platform }: Call): Reply {
  const fields = bodyObject(body);
  const typeFields = optionalObject(fields, 'integrationType');
  if (typeFields === undefined) throw invalidField('integrationType', 'it is required');
  const typeId = requiredString(typeFields, 'id', LONGEST_NAME, 'integrationType.id');
  const type = findType(typeId);
  if (type === undefined) throw notFound('integration type', typeId);
  const given = optionalString(fields, 'name', LONGEST_NAME);
  return platform.store.transact((tables) => {
    const others = tables.integrations.list(organisation.id);
    const most = platform.limits.integrationsPerType;
    if (others.filter((other) => other.typeId === typeId).length >= most) throw limitReached(LIMIT_CODES.integrations, most, `integrations of the type ${type.name}`);
    const name = given === undefined || given.trim() === '' ? freeName(type.name, others) : given;
    const integration: IntegrationRecord = {
      id: randomUUID(),
      typeId,
      notes: '',
      intendedState: 'DISABLED',
      config: { version: 1, name, notes: '', properties: {}, advanced: {}, credentials: {} },
      stateChanged: new Date(platform.clock.now()).toISOString(),
    };
    tables.integrations.put(organisation.id, integration.id, integration);
    return ok(showIntegration(tables, organisation.id, integration));
  });
}

/** GEN-21: the type's name, and a number for further ones. */
function freeName(base: string, others: readonly IntegrationRecord[]): string {
  const taken = new Set(others.map((other) => other.config.name));
  for (let number = 0; ; number += 1) {
    const name = number === 0 ? base : `${base} ${number}`;
    if (!taken.has(name)) return name;
  }
}
