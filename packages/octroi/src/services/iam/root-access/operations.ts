import type { Operation } from '../../../kernel/operation.ts';
import { featureSwitch } from './feature.ts';
import { listOrganizationsFeatures } from './list-organizations-features.ts';

/** Central access to the root users of an organization's members (STS-80). */
export const rootAccessOperations: readonly Operation[] = [
  featureSwitch({ name: 'EnableOrganizationsRootSessions', feature: 'RootSessions', enabled: true }),
  featureSwitch({ name: 'DisableOrganizationsRootSessions', feature: 'RootSessions', enabled: false }),
  featureSwitch({ name: 'EnableOrganizationsRootCredentialsManagement', feature: 'RootCredentialsManagement', enabled: true }),
  featureSwitch({ name: 'DisableOrganizationsRootCredentialsManagement', feature: 'RootCredentialsManagement', enabled: false }),
  listOrganizationsFeatures,
];
