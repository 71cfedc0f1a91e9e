import { openStore } from '../store/store.ts';
import type { AccountsByRegion } from '../regions/home.ts';
import { makeOrganisation } from './make.ts';
import type { MadeOrganisation, OrganisationOptions } from './make.ts';

export interface BootstrapOptions extends OrganisationOptions {
  /** The data folder; nothing may have it open. */
  readonly data: string;
  readonly accounts?: AccountsByRegion;
}

/**
 * Makes an organisation with an OAuth client of every permission in a data folder, before the server is started. The secret that it
 * returns is kept as a hash alone: nobody can read it again. Throws a sentence if the folder is in use or the Region is not offered.
 */
export async function bootstrap({ data, accounts, ...organisation }: BootstrapOptions): Promise<MadeOrganisation> {
  const store = openStore(data);
  try {
    return await makeOrganisation(store, { ...organisation, clients: organisation.clients ?? [{}] }, accounts);
  } finally {
    store.close();
  }
}
