import { DeleteRolePermissionsBoundaryCommand, IAMClient, PutRolePermissionsBoundaryCommand, type Role } from '@aws-sdk/client-iam';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useClient } from '../../api/clients.tsx';
import { BoundaryPanel } from '../../permissions/boundary-panel.tsx';
import { roleHolder } from '../../permissions/holder.ts';
import { PermissionsPanel } from '../../permissions/permissions-panel.tsx';

/** What a role may do. */
export function PermissionsTab({ role, base, editable, reload }: { readonly role: Role; readonly base: string; readonly editable: boolean; readonly reload: () => void }) {
  const iam = useClient(IAMClient);
  const { RoleName = '' } = role;
  const holder = useMemo(() => roleHolder(iam, RoleName), [iam, RoleName]);
  return (
    <SpaceBetween size="l">
      <PermissionsPanel holder={holder} base={base} editable={editable} />
      <BoundaryPanel
        arn={role.PermissionsBoundary?.PermissionsBoundaryArn ?? null}
        editable={editable}
        put={(PermissionsBoundary) => iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }))}
        remove={() => iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }))}
        onChanged={reload}
      />
    </SpaceBetween>
  );
}
