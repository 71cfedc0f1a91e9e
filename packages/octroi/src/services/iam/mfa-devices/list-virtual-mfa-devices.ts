import type { ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse, User, VirtualMFADevice } from '../../../../models/iam.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { serialNumberOf } from '../../../kernel/mfa/serial-number.ts';
import { mfaDevices, type MfaDeviceRow } from '../../../kernel/mfa/tables.ts';
import { reads, type Call } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { listedUser } from '../shared/user-shape.ts';
import { entities, nameKey, users } from '../tables.ts';

type ListCall = Call<ListVirtualMFADevicesRequest, RowReader>;

export const listVirtualMFADevices = reads<ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse>({
  service: 'iam',
  name: 'ListVirtualMFADevices',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListVirtualMFADevices', resource: '*' }],
    asks: () => [{ action: 'iam:ListVirtualMFADevices', resource: '*' }],
  },
  tables: [mfaDevices, users, entities],
  errors: [],
  async handle(call) {
    const { AssignmentStatus: status = 'Any' } = call.input;
    const keep = ({ assigned }: MfaDeviceRow): boolean => status === 'Any' || (status === 'Assigned') === (assigned !== undefined);
    const { items, more } = await pageOfRows(call, 'ListVirtualMFADevices', mfaDevices, { keep });
    return { VirtualMFADevices: await Promise.all(items.map(({ row }) => listed(call, row))), ...more };
  },
});

/** IAM-122: an unassigned device is its serial number alone. */
async function listed(call: ListCall, row: MfaDeviceRow): Promise<VirtualMFADevice> {
  const SerialNumber = serialNumberOf(call.home, row);
  if (row.assigned === undefined) return { SerialNumber };
  return { SerialNumber, User: await ownerOf(call, row.assigned.owner), EnableDate: new Date(row.assigned.at) };
}

async function ownerOf({ rows, home, look }: ListCall, owner: string): Promise<User> {
  if (owner === 'root') {
    const account = await look.get(accountsTable, installationScope(home.partition), [home.account]);
    return { UserId: home.account, Arn: `arn:${home.partition}:iam::${home.account}:root`, CreateDate: new Date(account?.createdAt ?? 0) } as User;
  }
  const entity = await rows.get(entities, [owner]);
  const user = entity === undefined ? undefined : await rows.get(users, [nameKey(entity.name)]);
  if (user === undefined) throw new Error(`an MFA device is assigned to ${owner}, who is gone`);
  return listedUser(home, user);
}
