import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Moment } from '../parts/fields.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { userAddress } from './address.ts';
import { DeleteUsers } from './delete-users.tsx';
import { userTexts } from './texts.ts';

/** The users of the account. */
export function UserListPage() {
  const text = useTexts(userTexts);
  const iam = useClient(IAMClient);
  const users = useLoad(useCallback(() => allPages(async (Marker) => iam.send(new ListUsersCommand({ Marker, MaxItems: 1000 })).then((page) => ({ items: page.Users, next: page.Marker }))), [iam]));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<readonly string[]>([]);
  const create = <PageButton to="/users/create" variant="primary">{text.create}</PageButton>;
  return (
    <>
      <ListPage
        title={text.users}
        description={text.description}
        crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.users, to: '/users' }]}
        of={users}
        idOf={({ UserName = '' }) => UserName}
        what={text.what}
        searchIn={({ UserName, Path, Arn }) => [UserName, Path, Arn]}
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: ({ UserName = '' }) => UserName, cell: ({ UserName = '' }) => <PageLink to={userAddress(UserName)}>{UserName}</PageLink> },
          { id: 'path', header: text.path, sortBy: ({ Path = '' }) => Path, cell: ({ Path }) => Path },
          { id: 'used', header: text.passwordUsed, sortBy: ({ PasswordLastUsed }) => Number(PasswordLastUsed ?? 0), cell: ({ PasswordLastUsed }) => (PasswordLastUsed === undefined ? text.never : <Moment of={PasswordLastUsed} />) },
          { id: 'created', header: text.created, sortBy: ({ CreateDate }) => Number(CreateDate), cell: ({ CreateDate }) => <Moment of={CreateDate} /> },
        ]}
        empty={{ title: text.empty, text: text.emptyText, action: create }}
        selection={{ type: 'multi', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={selected.length === 0} onClick={() => setDeleting(selected)}>
              {text.delete}
            </Button>
            {create}
          </SpaceBetween>
        }
      />
      {deleting.length > 0 && (
        <DeleteUsers
          names={deleting}
          onClose={() => setDeleting([])}
          onDeleted={() => {
            setSelected([]);
            users.reload();
          }}
        />
      )}
    </>
  );
}
