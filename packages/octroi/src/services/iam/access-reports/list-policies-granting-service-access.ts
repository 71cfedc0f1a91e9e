import type { ListPoliciesGrantingServiceAccessRequest, ListPoliciesGrantingServiceAccessResponse, PolicyGrantingServiceAccess } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import type { HeldText } from '../principals/held-texts.ts';
import { pageOfItems } from '../shared/pagination.ts';
import { askEntityArn, entityNamed, mustHaveSource, notAnEntity, sourceTables } from '../simulation/source-entity.ts';
import { servicesGranted } from './services-granted.ts';

export const listPoliciesGrantingServiceAccess = reads<ListPoliciesGrantingServiceAccessRequest, ListPoliciesGrantingServiceAccessResponse>({
  service: 'iam',
  name: 'ListPoliciesGrantingServiceAccess',
  level: 'List',
  access: {
    kind: 'asks',
    declares: (['group', 'role', 'user'] as const).map((resource) => ({ action: 'iam:ListPoliciesGrantingServiceAccess', resource })),
    asks: async ({ Arn }, context) => [await askEntityArn('iam:ListPoliciesGrantingServiceAccess', Arn, context)],
  },
  tables: sourceTables,
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: ({ Arn }) => (entityNamed(Arn) === null ? notAnEntity(Arn) : null),
  async handle(call) {
    const { input, rows, home } = call;
    const { held } = await mustHaveSource(rows, home, input.Arn);
    const granted = held.map((policy) => ({ policy, services: servicesGranted(policy.text) }));
    // The answer is in the order of the question, a service that was named twice once.
    const namespaces = [...new Set(input.ServiceNamespaces)].map((namespace, index) => ({ namespace, key: String(index).padStart(3, '0') }));
    const { items, more } = pageOfItems({ ...call, input: { Marker: input.Marker } }, 'ListPoliciesGrantingServiceAccess', namespaces, ({ key }) => key);
    const entries = items.map(({ namespace }) => ({
      ServiceNamespace: namespace,
      Policies: unique(granted.filter(({ services }) => services.grants(namespace)).map(({ policy }) => shown(policy))),
    }));
    return { PoliciesGrantingServiceAccess: entries, ...more };
  },
});

const ENTITY_TYPES = { user: 'USER', group: 'GROUP', role: 'ROLE' } as const;

/** An inline policy with its holder, a managed one with its ARN. */
function shown(held: HeldText): PolicyGrantingServiceAccess {
  if (held.kind === 'managed') return { PolicyName: held.arn.slice(held.arn.lastIndexOf('/') + 1), PolicyType: 'MANAGED', PolicyArn: held.arn };
  return { PolicyName: held.name, PolicyType: 'INLINE', EntityType: ENTITY_TYPES[held.holder], EntityName: held.holderName };
}

/** A managed policy that a user has by itself and by a group is one policy. */
function unique(policies: readonly PolicyGrantingServiceAccess[]): readonly PolicyGrantingServiceAccess[] {
  return policies.filter(({ PolicyArn }, index) => PolicyArn === undefined || policies.findIndex((other) => other.PolicyArn === PolicyArn) === index);
}
