import { randomUUID } from 'node:crypto';
import { noContent, ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { invalidField, limitReached, notFound } from '../api/errors.ts';
import { bodyObject, optionalObject, optionalString, requiredString } from '../api/fields.ts';
import type { Fields } from '../api/fields.ts';
import { LIMIT_CODES, LONGEST_NAME } from '../configuration.ts';
import type { CredentialRecord } from '../store/records.ts';
import type { Tables } from '../store/store.ts';
import { sealFields } from './fields.ts';
import { showCredential } from './show.ts';
import { ROLE_ARN_TYPE, checkFields } from './types.ts';

/** GEN-29: `POST /integrations/credentials`. */
export function createCredential({ body, organisation, platform }: Call): Reply {
  const fields = bodyObject(body);
  checkType(fields);
  const given = optionalObject(fields, 'credentialFields');
  if (given === undefined) throw invalidField('credentialFields', 'it is required');
  const id = randomUUID();
  const now = new Date(platform.clock.now()).toISOString();
  const credential: CredentialRecord = {
    id,
    name: optionalString(fields, 'name', LONGEST_NAME) ?? '',
    typeName: ROLE_ARN_TYPE.name,
    sealedFields: sealFields(platform.keyring, organisation.id, id, checkFields(given)),
    createdDate: now,
    modifiedDate: now,
  };
  return platform.store.transact((tables) => {
    const most = platform.limits.credentialsPerOrganisation;
    if (tables.credentials.count(organisation.id) >= most) throw limitReached(LIMIT_CODES.credentials, most, 'credentials');
    tables.credentials.put(organisation.id, id, credential);
    return ok(showCredential(credential));
  });
}

/** GEN-30. */
export function getCredential({ params, organisation, platform }: Call): Reply {
  return platform.store.read((tables) => ok(showCredential(credentialOf(tables, organisation.id, params['credentialId']!))));
}

/** GEN-30: replaces it; fields that are not sent stay, since nobody can read them to send them again. GEN-56: cached sessions are forgotten. */
export function putCredential({ params, body, organisation, platform }: Call): Reply {
  const fields = bodyObject(body);
  checkType(fields);
  const given = optionalObject(fields, 'credentialFields');
  const checked = given === undefined ? undefined : checkFields(given);
  const reply = platform.store.transact((tables) => {
    const before = credentialOf(tables, organisation.id, params['credentialId']!);
    const after: CredentialRecord = {
      ...before,
      name: optionalString(fields, 'name', LONGEST_NAME) ?? before.name,
      sealedFields: checked === undefined ? before.sealedFields : sealFields(platform.keyring, organisation.id, before.id, checked),
      modifiedDate: new Date(platform.clock.now()).toISOString(),
    };
    tables.credentials.put(organisation.id, after.id, after);
    return ok(showCredential(after));
  });
  platform.forgetSessions(organisation.id);
  return reply;
}

/** GEN-30. An integration that used it has no credential any more. */
export function deleteCredential({ params, organisation, platform }: Call): Reply {
  platform.store.transact((tables) => tables.credentials.remove(organisation.id, credentialOf(tables, organisation.id, params['credentialId']!).id));
  platform.forgetSessions(organisation.id);
  return noContent;
}

function checkType(fields: Fields): void {
  const type = optionalObject(fields, 'type');
  if (type === undefined) throw invalidField('type', 'it is required');
  const name = requiredString(type, 'name', LONGEST_NAME, 'type.name');
  if (name !== ROLE_ARN_TYPE.name) throw invalidField('type.name', `the only type of credential is ${ROLE_ARN_TYPE.name}`);
}

function credentialOf(tables: Tables, organisationId: string, id: string): CredentialRecord {
  const credential = tables.credentials.get(organisationId, id);
  if (credential === undefined) throw notFound('credential', id);
  return credential;
}
