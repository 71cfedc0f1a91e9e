import { AddUserToGroupCommand, GetGroupCommand, IAMClient, RemoveUserFromGroupCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Copyable, Fields, Moment } from '../parts/fields.tsx';
import { PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { AddressedTabs } from '../parts/tabs.tsx';
import { groupHolder } from '../permissions/holder.ts';
import { PermissionsPanel } from '../permissions/permissions-panel.tsx';
import { useNotify } from '../shell/flash.tsx';
import { groupAddress, userAddress, useName } from '../users/address.ts';
import { Dialog } from '../users/dialog.tsx';
import { DeleteGroups } from './delete-groups.tsx';
import { membersOf } from './group.ts';
import { groupTexts } from './texts.ts';
import { UsersField } from './users-field.tsx';

/** One group: its users and what they may do by it. */
export function GroupPage() {
  const text = useTexts(groupTexts);
  const navigate = useNavigate();
  const name = useName();
  const iam = useClient(IAMClient);
  const group = useLoad(useCallback(async () => (await iam.send(new GetGroupCommand({ GroupName: name, MaxItems: 1 }))).Group!, [iam, name]));
  const holder = useMemo(() => groupHolder(iam, name), [iam, name]);
  const [deleting, setDeleting] = useState(false);
  const title = group.data?.GroupName ?? name;
  return (
    <Page title={title} crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.groups, to: '/groups' }, { text: title, to: groupAddress(name) }]} actions={group.data === null ? null : <Button onClick={() => setDeleting(true)}>{text.delete}</Button>}>
      <Show of={group}>
        {({ Arn = '', Path, CreateDate }) => (
          <SpaceBetween size="l">
            <Container>
              <Fields
                items={[
                  { label: text.arn, value: <Copyable name={text.arn} value={Arn} /> },
                  { label: text.created, value: <Moment of={CreateDate} /> },
                  { label: text.path, value: Path },
                ]}
              />
            </Container>
            <AddressedTabs
              label={title}
              tabs={[
                { id: 'users', label: text.users, content: () => <Members group={name} /> },
                { id: 'permissions', label: text.permissions, content: () => <PermissionsPanel holder={holder} base={groupAddress(name)} /> },
              ]}
            />
          </SpaceBetween>
        )}
      </Show>
      {deleting && <DeleteGroups names={[title]} onClose={() => setDeleting(false)} onDeleted={() => void navigate('/groups')} />}
    </Page>
  );
}

function Members({ group: GroupName }: { readonly group: string }) {
  const text = useTexts(groupTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const users = useLoad(useCallback(() => membersOf(iam, GroupName), [iam, GroupName]));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [adding, setAdding] = useState(false);
  const remove = useAction(async () => {
    for (const UserName of selected) await iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName }));
    setSelected([]);
    users.reload();
  });
  return (
    <SpaceBetween size="m">
      {remove.error !== null && <Refusal error={remove.error} />}
      <ListTable
        title={text.users}
        of={users}
        address="u"
        idOf={({ UserName = '' }) => UserName}
        what={text.whatUsers}
        searchIn={({ UserName }) => [UserName]}
        empty={{ title: text.noUsers }}
        selection={{ type: 'multi', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={selected.length === 0} loading={remove.busy} onClick={() => void remove.run()}>
              {text.remove}
            </Button>
            <Button onClick={() => setAdding(true)}>{text.addUsers}</Button>
          </SpaceBetween>
        }
        columns={[
          { id: 'name', header: text.userName, rowHeader: true, sortBy: ({ UserName = '' }) => UserName, cell: ({ UserName = '' }) => <PageLink to={userAddress(UserName)}>{UserName}</PageLink> },
          { id: 'created', header: text.created, cell: ({ CreateDate }) => <Moment of={CreateDate} /> },
        ]}
      />
      {adding && (
        <AddUsers
          group={GroupName}
          without={(users.data ?? []).map(({ UserName }) => UserName)}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            notify('success', text.usersAdded);
            users.reload();
          }}
        />
      )}
    </SpaceBetween>
  );
}

function AddUsers({ group: GroupName, without, onClose, onAdded }: { readonly group: string; readonly without: readonly (string | undefined)[]; readonly onClose: () => void; readonly onAdded: () => void }) {
  const text = useTexts(groupTexts);
  const iam = useClient(IAMClient);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { run, busy, error } = useAction(async () => {
    for (const UserName of chosen) await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
    onAdded();
  });
  return (
    <Dialog title={text.addUsers} onClose={onClose} error={error} submit={{ text: text.addUsers, run: () => void run(), busy, disabled: chosen.length === 0 }}>
      <UsersField chosen={chosen} onChange={setChosen} without={without} />
    </Dialog>
  );
}
