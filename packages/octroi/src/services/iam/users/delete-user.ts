import type { DeleteUserRequest } from '../../../../models/iam.gen.ts';
import { mfaAssignments } from '../../../kernel/mfa/tables.ts';
import { writes } from '../../../kernel/operation.ts';
import { accessRows, forgetAccesses } from '../last-use/access-rows.ts';
import { askUser } from '../shared/asks.ts';
import { serviceCredentials } from '../service-credentials/tables.ts';
import { loginProfiles } from '../login-profiles/tables.ts';
import { boundaryTables, linkBoundary } from '../shared/boundary.ts';
import { deleteConflict, policyHoldings, requireNone, requireNoPolicies } from '../shared/delete-conflict.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { signingCertificates } from '../signing-certificates/table.ts';
import { sshKeys } from '../ssh-keys/table.ts';
import { accessKeys, entities, memberships, nameKey, users } from '../tables.ts';

export const deleteUser = writes<DeleteUserRequest, object>({
  service: 'iam',
  name: 'DeleteUser',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteUser', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:DeleteUser', UserName, context)],
  },
  tables: [users, entities, accessKeys, accessRows, loginProfiles, memberships, mfaAssignments, signingCertificates, sshKeys, serviceCredentials, ...policyHoldings, ...boundaryTables],
  errors: ['NoSuchEntity', 'DeleteConflict'],
  async handle({ input, rows }) {
    const user = await mustHaveUser(rows, input.UserName);
    if ((await rows.get(loginProfiles, [user.id])) !== undefined) throw deleteConflict('delete login profile');
    await requireNone(rows, accessKeys, user.id, 'delete access keys');
    await requireNone(rows, mfaAssignments, user.id, 'delete MFA device');
    await requireNone(rows, signingCertificates, user.id, 'delete signing certificates');
    await requireNone(rows, sshKeys, user.id, 'remove referenced objects');
    await requireNone(rows, serviceCredentials, user.id, 'remove referenced objects');
    await requireNoPolicies(rows, user.id);
    await requireNone(rows, memberships, user.id, 'remove users from group');
    rows.delete(users, [nameKey(user.name)]);
    rows.delete(entities, [user.id]);
    await forgetAccesses(rows, user.id);
    linkBoundary(rows, 'user', user.id, user.boundary, undefined);
    return {};
  },
});
