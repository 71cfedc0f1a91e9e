import { AddUserToGroupCommand, IAMClient, ListGroupsCommand, RemoveUserFromGroupCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { groupAddress } from './address.ts';
import { Dialog } from './dialog.tsx';
import { userTexts } from './texts.ts';
import { groupsOf } from './user.ts';

/** The groups that a user is in. */
export function GroupsTab({ user: UserName }: { readonly user: string }) {
  const text = useTexts(userTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const groups = useLoad(useCallback(() => groupsOf(iam, UserName), [iam, UserName]));
  const [adding, setAdding] = useState(false);
  const remove = useAction(async (GroupName: string) => {
    await iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
    groups.reload();
  });
  return (
    <SpaceBetween size="m">
      {remove.error !== null && <Refusal error={remove.error} />}
      <ListTable
        title={text.groups}
        description={text.groupsHint}
        of={groups}
        address="g"
        idOf={({ GroupName = '' }) => GroupName}
        what={text.whatGroups}
        searchIn={({ GroupName }) => [GroupName]}
        empty={{ title: text.noGroups }}
        actions={<Button onClick={() => setAdding(true)}>{text.addToGroups}</Button>}
        columns={[
          { id: 'name', header: text.groupName, rowHeader: true, sortBy: ({ GroupName = '' }) => GroupName, cell: ({ GroupName = '' }) => <PageLink to={groupAddress(GroupName)}>{GroupName}</PageLink> },
          {
            id: 'remove',
            header: text.remove,
            cell: ({ GroupName = '' }) => (
              <Button variant="inline-link" ariaLabel={text.removeFrom(GroupName)} onClick={() => void remove.run(GroupName)}>
                {text.remove}
              </Button>
            ),
          },
        ]}
      />
      {adding && (
        <AddToGroups
          user={UserName}
          without={(groups.data ?? []).map(({ GroupName }) => GroupName)}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            notify('success', text.groupsAdded);
            groups.reload();
          }}
        />
      )}
    </SpaceBetween>
  );
}

function AddToGroups({ user: UserName, without, onClose, onAdded }: { readonly user: string; readonly without: readonly (string | undefined)[]; readonly onClose: () => void; readonly onAdded: () => void }) {
  const text = useTexts(userTexts);
  const iam = useClient(IAMClient);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { run, busy, error } = useAction(async () => {
    for (const GroupName of chosen) await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
    onAdded();
  });
  return (
    <Dialog title={text.addToGroups} onClose={onClose} error={error} submit={{ text: text.addToGroups, run: () => void run(), busy, disabled: chosen.length === 0 }}>
      <GroupsField chosen={chosen} onChange={setChosen} without={without} />
    </Dialog>
  );
}

/** Groups to choose from. */
export function GroupsField({ chosen, onChange, without }: { readonly chosen: readonly string[]; readonly onChange: (names: readonly string[]) => void; readonly without: readonly (string | undefined)[] }) {
  const text = useTexts(userTexts);
  const iam = useClient(IAMClient);
  const groups = useLoad(useCallback(() => allPages(async (Marker) => iam.send(new ListGroupsCommand({ Marker, MaxItems: 1000 })).then((page) => ({ items: page.Groups, next: page.Marker }))), [iam]));
  const options = (groups.data ?? []).flatMap(({ GroupName: value = '' }) => (without.includes(value) ? [] : [{ value, label: value }]));
  if (groups.error !== null) return <Refusal error={groups.error} onRetry={groups.reload} />;
  return (
    <FormField label={text.groups}>
      <Multiselect
        options={options}
        placeholder={text.chooseGroups}
        empty={text.noOtherGroups}
        statusType={groups.loading ? 'loading' : 'finished'}
        filteringType="auto"
        selectedOptions={options.filter(({ value }) => chosen.includes(value))}
        deselectAriaLabel={({ value = '' }) => text.removeFrom(value)}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
      />
    </FormField>
  );
}
