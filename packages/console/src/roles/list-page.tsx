import { IAMClient, ListRolesCommand, type Role } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { readDocument } from '../permissions/holder.ts';
import { roleAddress } from './address.ts';
import { DeleteRoles } from './delete-dialog.tsx';
import { LastActivity } from './last-activity.tsx';
import { roleTexts } from './texts.ts';
import { TrustedEntities } from './trust/trust-view.tsx';

interface Listed {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly trust: string;
}

const listed = ({ RoleName = '', Path = '/', Description = '', AssumeRolePolicyDocument }: Role): Listed => ({ name: RoleName, path: Path, description: Description, trust: readDocument(AssumeRolePolicyDocument) });

/** The roles of the account. */
export function RoleListPage() {
  const text = useTexts(roleTexts);
  const iam = useClient(IAMClient);
  const roles = useLoad(
    useCallback(async () => (await allPages(async (Marker) => iam.send(new ListRolesCommand({ Marker, MaxItems: 1000 })).then((page) => ({ items: page.Roles, next: page.Marker })))).map(listed), [iam]),
  );
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<readonly Listed[]>([]);
  const chosen = (roles.data ?? []).filter(({ name }) => selected.includes(name));
  const create = <PageButton to="/roles/create" variant="primary">{text.create}</PageButton>;
  return (
    <>
      <ListPage
        title={text.roles}
        description={text.description}
        crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.roles, to: '/roles' }]}
        of={roles}
        idOf={({ name }) => name}
        what={text.what}
        searchIn={({ name, description, path, trust }) => [name, description, path, trust]}
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: ({ name }) => name, cell: ({ name }) => <PageLink to={roleAddress(name)}>{name}</PageLink> },
          { id: 'trusted', header: text.trusted, cell: ({ trust }) => <TrustedEntities document={trust} /> },
          { id: 'activity', header: text.lastActivity, cell: ({ name }) => <LastActivity role={name} /> },
        ]}
        empty={{ title: text.empty, text: text.emptyText, action: create }}
        selection={{ type: 'multi', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen.length === 0} onClick={() => setDeleting(chosen)}>
              {text.delete}
            </Button>
            {create}
          </SpaceBetween>
        }
      />
      {deleting.length > 0 && (
        <DeleteRoles
          roles={deleting}
          onClose={() => setDeleting([])}
          onDeleted={() => {
            setSelected([]);
            roles.reload();
          }}
        />
      )}
    </>
  );
}
