import { GetRoleCommand, IAMClient, type Role } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../../api/clients.tsx';
import { useLoad } from '../../api/load.ts';
import { useTexts } from '../../i18n/language.tsx';
import { Page } from '../../parts/page.tsx';
import { Show } from '../../parts/states.tsx';
import { AddressedTabs } from '../../parts/tabs.tsx';
import { readDocument } from '../../permissions/holder.ts';
import { roleAddress, useRoleName } from '../address.ts';
import { DeleteRoles } from '../delete-dialog.tsx';
import { isServiceLinked, isServiceRole, linkedService } from '../names.ts';
import { roleTexts } from '../texts.ts';
import { trustSummary } from '../trust/summary.ts';
import { EditDialog } from './edit-dialog.tsx';
import { LastAccessedTab } from './last-accessed-tab.tsx';
import { PermissionsTab } from './permissions-tab.tsx';
import { RevokeTab } from './revoke-tab.tsx';
import { SummaryPanel } from './summary-panel.tsx';
import { RoleTagsTab } from './tags-tab.tsx';
import { TrustTab } from './trust-tab.tsx';

/** One role: what it is, what it may do, whom it trusts. */
export function RolePage() {
  const text = useTexts(roleTexts);
  const navigate = useNavigate();
  const name = useRoleName();
  const iam = useClient(IAMClient);
  const role = useLoad(useCallback(async () => (await iam.send(new GetRoleCommand({ RoleName: name }))).Role!, [iam, name]));
  const [dialog, setDialog] = useState<'edit' | 'delete' | null>(null);
  const { RoleName = name, Path = '/' } = role.data ?? {};
  const base = roleAddress(name);
  return (
    <Page
      title={RoleName}
      {...(role.data?.Description === undefined ? {} : { description: role.data.Description })}
      crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.roles, to: '/roles' }, { text: RoleName, to: base }]}
      actions={
        role.data === null ? null : (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setDialog('delete')}>{text.delete}</Button>
            <Button onClick={() => setDialog('edit')}>{text.edit}</Button>
          </SpaceBetween>
        )
      }
    >
      <Show of={role}>{(known) => <Known role={known} base={base} reload={role.reload} />}</Show>
      {dialog === 'delete' && <DeleteRoles roles={[{ name: RoleName, path: Path }]} onClose={() => setDialog(null)} onDeleted={() => void navigate('/roles')} />}
      {dialog === 'edit' && role.data !== null && (
        <EditDialog
          role={role.data}
          onClose={() => setDialog(null)}
          onSaved={() => {
            setDialog(null);
            role.reload();
          }}
        />
      )}
    </Page>
  );
}

function Known({ role, base, reload }: { readonly role: Role; readonly base: string; readonly reload: () => void }) {
  const text = useTexts(roleTexts);
  const { RoleName = '', Path = '/' } = role;
  const linked = isServiceLinked(Path);
  const document = readDocument(role.AssumeRolePolicyDocument);
  const summary = trustSummary(document);
  const trusted = summary.ok ? summary.entities : [];
  const services = trusted.flatMap((entity) => (entity.kind === 'service' ? [entity.service] : []));
  return (
    <SpaceBetween size="l">
      {linked && (
        <Alert type="info" header={text.linkedTitle}>
          {text.linked(linkedService(Path))}
        </Alert>
      )}
      {isServiceRole(Path, trusted) && (
        <Alert type="warning" header={text.serviceTitle}>
          {text.service(services.join(', '))}
        </Alert>
      )}
      <SummaryPanel role={role} linked={linked} trusted={trusted} />
      <AddressedTabs
        label={RoleName}
        tabs={[
          { id: 'permissions', label: text.permissions, content: () => <PermissionsTab role={role} base={base} editable={!linked} reload={reload} /> },
          { id: 'trust', label: text.trust, content: () => <TrustTab document={document} base={base} editable={!linked} /> },
          { id: 'tags', label: text.tags, content: () => <RoleTagsTab role={RoleName} /> },
          { id: 'accessed', label: text.lastAccessed, content: () => <LastAccessedTab arn={role.Arn ?? ''} /> },
          ...(linked ? [] : [{ id: 'revoke', label: text.revoke, content: () => <RevokeTab role={RoleName} /> }]),
        ]}
      />
    </SpaceBetween>
  );
}
