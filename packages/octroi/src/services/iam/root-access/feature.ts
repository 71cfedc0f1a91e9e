import { installationScope } from '../../../kernel/accounts.ts';
import { writes, type WriteOperation } from '../../../kernel/operation.ts';
import { rootAccess, rootFeatures, type RootFeature } from '../../../kernel/root-access.ts';
import { ORGANIZATION_ERRORS, requireOrganization } from './organization.ts';

/** What all four switches answer. */
export interface FeaturesResponse {
  readonly OrganizationId?: string;
  readonly EnabledFeatures?: readonly RootFeature[];
}

const ORDER: readonly RootFeature[] = ['RootCredentialsManagement', 'RootSessions'];

interface Switch {
  readonly name: string;
  readonly feature: RootFeature;
  readonly enabled: boolean;
}

/** An operation that switches a feature on or off. One that is switched so already stays so. */
export function featureSwitch({ name, feature, enabled }: Switch): WriteOperation<Readonly<Record<string, never>>, FeaturesResponse> {
  const action = `iam:${name}`;
  return writes<Readonly<Record<string, never>>, FeaturesResponse>({
    service: 'iam',
    name,
    level: 'Write',
    access: { kind: 'asks', declares: [{ action, resource: '*' }], asks: () => [{ action, resource: '*' }] },
    tables: [],
    globalTables: [rootAccess],
    errors: ORGANIZATION_ERRORS,
    async handle(call) {
      const { home, rows, look } = call;
      const place = await requireOrganization(call, enabled ? 'management' : 'administrator');
      const { id } = place.organization;
      const before = await rootFeatures(look, home.partition, place);
      const features = ORDER.filter((each) => (each === feature ? enabled : before.includes(each)));
      rows.in(installationScope(home.partition)).put(rootAccess, [id], { features });
      return { OrganizationId: id, EnabledFeatures: features };
    },
  });
}
