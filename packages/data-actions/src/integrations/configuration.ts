import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { invalidField, versionConflict } from '../api/errors.ts';
import { bodyObject, isObject, optionalObject, optionalString, requiredString, requiredVersion } from '../api/fields.ts';
import type { Fields } from '../api/fields.ts';
import { LONGEST_NAME, LONGEST_NOTES } from '../configuration.ts';
import type { IntegrationConfiguration } from '../store/records.ts';
import type { Tables } from '../store/store.ts';
import { integrationOf } from './find.ts';
import { showConfiguration } from './show.ts';
import { CREDENTIAL_KEY } from './types.ts';

/** GEN-25. */
export function getConfiguration({ params, organisation, platform }: Call): Reply {
  return platform.store.read((tables) => ok(showConfiguration(tables, organisation.id, integrationOf(tables, organisation.id, params['integrationId']!))));
}

/** GEN-23: replaces the configuration if the given version is the current one. */
export function putConfiguration({ params, body, organisation, platform }: Call): Reply {
  const fields = bodyObject(body);
  const version = requiredVersion(fields);
  const reply = platform.store.transact((tables) => {
    const before = integrationOf(tables, organisation.id, params['integrationId']!);
    if (version !== before.config.version) throw versionConflict(version, before.config.version);
    const name = optionalString(fields, 'name', LONGEST_NAME) ?? before.config.name;
    if (name.trim() === '') throw invalidField('name', 'it must not be empty');
    const config: IntegrationConfiguration = {
      version: version + 1,
      name,
      notes: optionalString(fields, 'notes', LONGEST_NOTES) ?? '',
      properties: optionalObject(fields, 'properties') ?? {},
      advanced: optionalObject(fields, 'advanced') ?? {},
      credentials: credentialIds(tables, organisation.id, optionalObject(fields, 'credentials') ?? {}),
    };
    const after = { ...before, config };
    tables.integrations.put(organisation.id, after.id, after);
    return ok(showConfiguration(tables, organisation.id, after));
  });
  platform.forgetSessions(organisation.id);
  return reply;
}

/** GEN-24: the key in any case, kept as it was given. GEN-23: an unknown credential is a 400. */
function credentialIds(tables: Tables, organisationId: string, given: Fields): Record<string, string> {
  const entries = Object.entries(given);
  if (entries.length > 1) throw invalidField('credentials', `it must have the key ${CREDENTIAL_KEY} alone`);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const shown = `credentials.${key.slice(0, 100)}`;
      if (key.toLowerCase() !== CREDENTIAL_KEY.toLowerCase()) throw invalidField(shown, `the integration's credential is ${CREDENTIAL_KEY}`);
      if (!isObject(value)) throw invalidField(shown, 'it must be a JSON object with the id of a credential');
      const id = requiredString(value, 'id', LONGEST_NAME, `${shown}.id`);
      if (tables.credentials.get(organisationId, id) === undefined) throw invalidField(`${shown}.id`, `there is no credential with id \`${id}\``);
      return [key, id];
    }),
  );
}
