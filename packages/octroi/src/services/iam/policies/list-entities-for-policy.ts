import type { ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { pageOfItems } from '../shared/pagination.ts';
import { attachedTo, boundaryOf, entities, groups, nameKey, policies, roles, users, type EntityKind, type HolderRow } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { findPolicy, policyNotAttachable } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';

export const listEntitiesForPolicy = reads<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse>({
  service: 'iam',
  name: 'ListEntitiesForPolicy',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListEntitiesForPolicy', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:ListEntitiesForPolicy', PolicyArn, context)],
  },
  tables: [policies, attachedTo, boundaryOf, entities, users, groups, roles],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle(call) {
    const { input, rows, home } = call;
    const policy = await findPolicy(rows, home, input.PolicyArn);
    if (policy === undefined) throw policyNotAttachable(input.PolicyArn);
    const wanted: Holder[] = [];
    for (const holder of (await holdersOf(rows, policy.arn, input.PolicyUsageFilter)).values()) {
      if (input.EntityFilter !== undefined && FILTERS[input.EntityFilter] !== holder.kind) continue;
      const found = await resolve(rows, holder);
      if (found.path.startsWith(input.PathPrefix ?? '/')) wanted.push(found);
    }
    const { items, more } = pageOfItems(call, `ListEntitiesForPolicy:${policy.id}`, wanted, ({ kind, name }) => `${kind}/${nameKey(name)}`);
    const of = (kind: EntityKind): readonly Holder[] => items.filter((item) => item.kind === kind);
    return {
      PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...more,
    };
  },
});

interface Holder {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** IAM-82: the filter's other two values name kinds of policies, and no policy holds a policy. */
const FILTERS: Readonly<Record<string, EntityKind | undefined>> = { User: 'user', Group: 'group', Role: 'role' };

/** Who uses the policy, each once, by unique id. */
async function holdersOf(rows: RowReader, arn: string, usage: string | undefined): Promise<ReadonlyMap<string, HolderRow>> {
  const tables = usage === undefined ? [attachedTo, boundaryOf] : [usage === 'PermissionsBoundary' ? boundaryOf : attachedTo];
  const holders = new Map<string, HolderRow>();
  for (const table of tables) for (const { row } of await listAll(rows, table, [arn])) holders.set(row.id, row);
  return holders;
}

const TABLES = { user: users, group: groups, role: roles } as const;

async function resolve(rows: RowReader, { kind, id }: HolderRow): Promise<Holder> {
  const entity = await rows.get(entities, [id]);
  const row = entity === undefined ? undefined : await rows.get<{ readonly name: string; readonly path: string; readonly id: string }>(TABLES[kind], [nameKey(entity.name)]);
  if (row?.id !== id) throw new Error(`a policy is used by the ${kind} ${id}, which does not exist`);
  return { kind, id, name: row.name, path: row.path };
}
