import { installationScope } from '../../../kernel/accounts.ts';
import type { ApiError } from '../../../kernel/api-error.ts';
import { reads, writes, type Access, type Call, type Effect, type ReadLevel, type ReadOperation, type RequestFacts, type WriteLevel, type WriteOperation } from '../../../kernel/operation.ts';
import { memberships, organizations, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import type { Table } from '../../../kernel/table.ts';
import { delegations } from '../tables.ts';
import { noPermission, notInUse } from './errors.ts';

/** Who may call an operation beside its permissions: the management account, a delegated administrator too, any account of the organization. */
export type Who = 'management' | 'administrators' | 'members';

/** A call within the caller's organization. `shared` are the rows of organizations. */
export interface OrganizationCall<Input, Rows> extends Call<Input, Rows> {
  readonly organization: OrganizationRow;
  readonly account: string;
  readonly shared: Rows;
}

interface Definition<Input, Output, Level, Rows> {
  readonly name: string;
  readonly level: Level;
  readonly who: Who;
  readonly access: Extract<Access<Input>, { readonly kind: 'asks' }>;
  /** Beside those that say which organization the caller is in. */
  readonly tables?: readonly Table<unknown>[];
  readonly errors?: readonly string[];
  check?(input: Input, facts: RequestFacts): ApiError | null;
  handle(call: OrganizationCall<Input, Rows>): Promise<Output | Effect<Output>>;
}

const ERRORS = ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException'];
const TABLES: readonly Table<unknown>[] = [memberships, organizations, delegations];

/** An operation that reads the caller's organization. */
export function readsOrganization<Input, Output extends object>(definition: Definition<Input, Output, ReadLevel, RowReader>): ReadOperation<Input, Output> {
  return reads<Input, Output>({ ...common(definition), level: definition.level, handle: async (call) => definition.handle(await inOrganization(call, definition.who)) });
}

/** An operation that changes the caller's organization. */
export function writesOrganization<Input, Output extends object>(definition: Definition<Input, Output, WriteLevel, RowWriter>): WriteOperation<Input, Output> {
  return writes<Input, Output>({ ...common(definition), level: definition.level, handle: async (call) => definition.handle(await inOrganization(call, definition.who)) });
}

function common<Input>({ name, access, tables, errors, check }: Definition<Input, never, unknown, never> | Definition<Input, object, ReadLevel, RowReader> | Definition<Input, object, WriteLevel, RowWriter>) {
  return {
    service: 'organizations',
    name,
    access,
    tables: [],
    globalTables: [...TABLES, ...(tables ?? [])],
    errors: [...ERRORS, ...(errors ?? [])],
    ...(check === undefined ? {} : { check }),
  };
}

async function inOrganization<Input, Rows extends RowReader>(call: Call<Input, Rows>, who: Who): Promise<OrganizationCall<Input, Rows>> {
  const shared = call.rows.in(installationScope(call.home.partition));
  const account = call.home.account;
  const membership = await shared.get(memberships, [account]);
  if (membership === undefined) throw notInUse();
  const organization = await shared.get(organizations, [membership.organization]);
  if (organization === undefined) throw new Error(`account ${account} is in ${membership.organization}, which does not exist`);
  if (!(await mayCall(shared, organization, account, who))) throw noPermission();
  return { ...call, organization, account, shared };
}

async function mayCall(shared: RowReader, organization: OrganizationRow, account: string, who: Who): Promise<boolean> {
  if (who === 'members' || account === organization.management) return true;
  return who === 'administrators' && (await shared.list(delegations, { under: [organization.id, account], limit: 1 })).length > 0;
}
