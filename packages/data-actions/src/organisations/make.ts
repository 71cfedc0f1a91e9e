import { randomUUID } from 'node:crypto';
import { hashSecret, makeSecret, verifySecret } from '../api/client-secret.ts';
import { revokeTokens } from '../api/tokens.ts';
import { API_LIMITS } from '../configuration.ts';
import { genesysHome } from '../regions/home.ts';
import type { AccountsByRegion } from '../regions/home.ts';
import type { OAuthClientRecord, OrganisationRecord } from '../store/records.ts';
import { EVERYONE } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { PERMISSIONS, permissionsOf } from './permissions.ts';

/** An organisation that must exist (GEN-1, GEN-7). */
export interface OrganisationOptions {
  /** A UUID, lower-case (GEN-6); made if absent. */
  readonly id?: string;
  readonly name: string;
  /** The AWS Region of the organisation (GEN-9). */
  readonly region: string;
  /** GEN-10: false brings back the refusal of functions in other Regions. */
  readonly crossRegion?: boolean;
  readonly clients?: readonly ClientOptions[];
}

/** An OAuth client of an organisation (GEN-14, GEN-84). */
export interface ClientOptions {
  /** Made if absent. */
  readonly id?: string;
  /** Made if absent, and then returned once and never again. */
  readonly secret?: string;
  readonly name?: string;
  /** All if absent. */
  readonly permissions?: readonly string[];
}

export interface MadeOrganisation {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** With the secrets that were made just now; given ones are not repeated. */
  readonly clients: readonly { readonly id: string; readonly secret?: string }[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CLIENT_ID = /^[A-Za-z0-9_.-]{1,100}$/;

/** Makes an organisation and its clients, or brings those of the same ids to what is given. Throws a sentence for what cannot be. */
export async function makeOrganisation(store: Store, options: OrganisationOptions, accounts: AccountsByRegion = {}): Promise<MadeOrganisation> {
  const organisation = organisationRecord(options, accounts);
  const made = await Promise.all((options.clients ?? []).map((client) => clientRecord(store, organisation.id, client)));
  store.transact((tables) => {
    const known = tables.organisations.get(EVERYONE, organisation.id);
    if (known === undefined && tables.organisations.count(EVERYONE) >= API_LIMITS.organisations) throw new Error(`there are ${API_LIMITS.organisations} organisations already`);
    tables.organisations.put(EVERYONE, organisation.id, organisation);
    for (const { record } of made) {
      const before = tables.clients.get(EVERYONE, record.id);
      if (before !== undefined && before.organisationId !== organisation.id) throw new Error(`the OAuth client \`${record.id}\` belongs to another organisation`);
      if (before !== undefined && before.secretHash !== record.secretHash) revokeTokens(tables, record.id);
      tables.clients.put(EVERYONE, record.id, record);
    }
  });
  return {
    id: organisation.id,
    name: organisation.name,
    region: organisation.region,
    clients: made.map(({ record, secret }) => ({ id: record.id, ...(secret === undefined ? {} : { secret }) })),
  };
}

function organisationRecord(options: OrganisationOptions, accounts: AccountsByRegion): OrganisationRecord {
  const id = options.id ?? randomUUID();
  if (!UUID.test(id)) throw new Error(`\`${id}\` is not an organisation id: it is a UUID in lower case`);
  const name = options.name.trim();
  if (name === '' || name.length > 256) throw new Error('the name of an organisation has 1 to 256 characters');
  const { region } = genesysHome(options.region, accounts);
  const thirdPartyOrgName = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 100);
  return { id, name, thirdPartyOrgName, region, crossRegion: options.crossRegion ?? true };
}

async function clientRecord(store: Store, organisationId: string, options: ClientOptions): Promise<{ readonly record: OAuthClientRecord; readonly secret?: string }> {
  const id = options.id ?? randomUUID();
  if (!CLIENT_ID.test(id)) throw new Error(`\`${id}\` is not an id of an OAuth client`);
  const permissions = permissionsOf(options.permissions ?? PERMISSIONS);
  const known = store.read((tables) => tables.clients.get(EVERYONE, id));
  const given = options.secret;
  if (given === undefined && known !== undefined) return { record: { ...known, organisationId, permissions, name: options.name ?? known.name } };
  const secret = given ?? makeSecret();
  const kept = known !== undefined && (await verifySecret(secret, known.secretHash)) ? known.secretHash : await hashSecret(secret);
  const record: OAuthClientRecord = { id, organisationId, name: options.name ?? 'Data actions', secretHash: kept, permissions };
  return given === undefined ? { record, secret } : { record };
}
