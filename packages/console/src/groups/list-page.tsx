import { IAMClient, ListGroupsCommand } from '@aws-sdk/client-iam';
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
import { groupAddress } from '../users/address.ts';
import { DeleteGroups } from './delete-groups.tsx';
import { groupTexts } from './texts.ts';

/** The groups of the account. */
export function GroupListPage() {
  const text = useTexts(groupTexts);
  const iam = useClient(IAMClient);
  const groups = useLoad(useCallback(() => allPages(async (Marker) => iam.send(new ListGroupsCommand({ Marker, MaxItems: 1000 })).then((page) => ({ items: page.Groups, next: page.Marker }))), [iam]));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<readonly string[]>([]);
  const create = <PageButton to="/groups/create" variant="primary">{text.create}</PageButton>;
  return (
    <>
      <ListPage
        title={text.groups}
        description={text.description}
        crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.groups, to: '/groups' }]}
        of={groups}
        idOf={({ GroupName = '' }) => GroupName}
        what={text.what}
        searchIn={({ GroupName, Path }) => [GroupName, Path]}
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: ({ GroupName = '' }) => GroupName, cell: ({ GroupName = '' }) => <PageLink to={groupAddress(GroupName)}>{GroupName}</PageLink> },
          { id: 'path', header: text.path, sortBy: ({ Path = '' }) => Path, cell: ({ Path }) => Path },
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
        <DeleteGroups
          names={deleting}
          onClose={() => setDeleting([])}
          onDeleted={() => {
            setSelected([]);
            groups.reload();
          }}
        />
      )}
    </>
  );
}
