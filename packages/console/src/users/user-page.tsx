import { DeleteUserPermissionsBoundaryCommand, GetUserCommand, IAMClient, ListUserTagsCommand, PutUserPermissionsBoundaryCommand, TagUserCommand, UntagUserCommand, type User } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Copyable, Fields, Moment } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { Show } from '../parts/states.tsx';
import { AddressedTabs } from '../parts/tabs.tsx';
import { TagsPanel, type TagsPanelProps } from '../parts/tags-panel.tsx';
import { AccessByTags } from '../tags/access-by-tags.tsx';
import { BoundaryPanel } from '../permissions/boundary-panel.tsx';
import { userHolder } from '../permissions/holder.ts';
import { PermissionsPanel } from '../permissions/permissions-panel.tsx';
import { userAddress, useName } from './address.ts';
import { DeleteUsers } from './delete-users.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { InheritedPanel } from './inherited-panel.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { MfaPanel } from './mfa-panel.tsx';
import { SignInPanel } from './sign-in-panel.tsx';
import { userTexts } from './texts.ts';
import { devicesOf, loginProfileOf } from './user.ts';

/** One user: what it may do, its groups, its credentials. */
export function UserPage() {
  const text = useTexts(userTexts);
  const navigate = useNavigate();
  const name = useName();
  const iam = useClient(IAMClient);
  const user = useLoad(useCallback(async () => (await iam.send(new GetUserCommand({ UserName: name }))).User!, [iam, name]));
  const [deleting, setDeleting] = useState(false);
  const title = user.data?.UserName ?? name;
  return (
    <Page title={title} crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.users, to: '/users' }, { text: title, to: userAddress(name) }]} actions={user.data === null ? null : <Button onClick={() => setDeleting(true)}>{text.delete}</Button>}>
      <Show of={user}>{(known) => <Known user={known} reload={user.reload} />}</Show>
      {deleting && <DeleteUsers names={[title]} onClose={() => setDeleting(false)} onDeleted={() => void navigate('/users')} />}
    </Page>
  );
}

function Known({ user, reload }: { readonly user: User; readonly reload: () => void }) {
  const text = useTexts(userTexts);
  const iam = useClient(IAMClient);
  const { UserName = '', Arn = '' } = user;
  const access = useLoad(
    useCallback(async () => {
      const profile = await loginProfileOf(iam, UserName);
      return profile === null ? text.disabled : (await devicesOf(iam, UserName)).length > 0 ? text.withMfa : text.withoutMfa;
    }, [iam, UserName, text]),
  );
  return (
    <SpaceBetween size="l">
      <Container>
        <Fields
          items={[
            { label: text.arn, value: <Copyable name={text.arn} value={Arn} /> },
            { label: text.consoleAccess, value: access.data },
            { label: text.passwordUsed, value: user.PasswordLastUsed === undefined ? text.never : <Moment of={user.PasswordLastUsed} /> },
            { label: text.created, value: <Moment of={user.CreateDate} /> },
            { label: text.path, value: user.Path },
          ]}
        />
      </Container>
      <AddressedTabs
        label={UserName}
        tabs={[
          { id: 'permissions', label: text.permissions, content: () => <PermissionsTab user={user} reload={reload} /> },
          { id: 'groups', label: text.groups, content: () => <GroupsTab user={UserName} /> },
          { id: 'tags', label: text.tags, content: () => <TagsTab user={UserName} /> },
          {
            id: 'credentials',
            label: text.credentials,
            content: () => (
              <SpaceBetween size="l">
                <SignInPanel user={UserName} onChanged={access.reload} />
                <MfaPanel user={UserName} onChanged={access.reload} />
                <KeysPanel user={UserName} />
              </SpaceBetween>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

function PermissionsTab({ user, reload }: { readonly user: User; readonly reload: () => void }) {
  const iam = useClient(IAMClient);
  const { UserName = '' } = user;
  const holder = useMemo(() => userHolder(iam, UserName), [iam, UserName]);
  return (
    <SpaceBetween size="l">
      <PermissionsPanel holder={holder} base={userAddress(UserName)} />
      <InheritedPanel user={UserName} />
      <BoundaryPanel
        arn={user.PermissionsBoundary?.PermissionsBoundaryArn ?? null}
        put={(PermissionsBoundary) => iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }))}
        remove={() => iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName }))}
        onChanged={reload}
      />
    </SpaceBetween>
  );
}

function TagsTab({ user: UserName }: { readonly user: string }) {
  const iam = useClient(IAMClient);
  const load = useCallback(async () => {
    const tags = await allPages(async (Marker) => iam.send(new ListUserTagsCommand({ UserName, Marker })).then((page) => ({ items: page.Tags, next: page.Marker })));
    return tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }));
  }, [iam, UserName]);
  const save: TagsPanelProps['save'] = async ({ set, remove }) => {
    if (remove.length > 0) await iam.send(new UntagUserCommand({ UserName, TagKeys: [...remove] }));
    if (set.length > 0) await iam.send(new TagUserCommand({ UserName, Tags: set.map(({ key, value }) => ({ Key: key, Value: value })) }));
  };
  return <TagsPanel load={load} save={save} keys="ignoring case" below={(tags) => <AccessByTags tags={tags} service="iam" principal />} />;
}
