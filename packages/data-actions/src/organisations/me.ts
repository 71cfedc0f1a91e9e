import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { ORGANISATION_DEFAULTS } from '../configuration.ts';
import { genesysHome } from '../regions/home.ts';

/** GEN-7, GEN-85: Terraform reads `defaultCountryCode` without looking whether it is there. */
export function organisationsMe({ organisation, platform }: Call): Reply {
  return ok({
    id: organisation.id,
    name: organisation.name,
    thirdPartyOrgName: organisation.thirdPartyOrgName,
    ...ORGANISATION_DEFAULTS,
    domain: genesysHome(organisation.region, platform.accounts).domain,
    version: 1,
    state: 'active',
    selfUri: `/api/v2/organizations/${organisation.id}`,
  });
}
