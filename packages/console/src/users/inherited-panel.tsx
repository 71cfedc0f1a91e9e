import { IAMClient } from '@aws-sdk/client-iam';
import { useCallback } from 'react';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { groupHolder } from '../permissions/holder.ts';
import { policyPath } from '../policies/policy-path.ts';
import { groupAddress } from './address.ts';
import { userTexts } from './texts.ts';
import { groupsOf } from './user.ts';

interface Inherited {
  readonly group: string;
  readonly name: string;
  /** Null: an inline policy of the group. */
  readonly arn: string | null;
}

/** What the user may do by its groups; it is changed there. */
export function InheritedPanel({ user: UserName }: { readonly user: string }) {
  const text = useTexts(userTexts);
  const iam = useClient(IAMClient);
  const inherited = useLoad(
    useCallback(async (): Promise<readonly Inherited[]> => {
      const groups = await groupsOf(iam, UserName);
      const held = await Promise.all(
        groups.map(async ({ GroupName: group = '' }) => {
          const holder = groupHolder(iam, group);
          const [attached, inline] = await Promise.all([holder.attached(), holder.inline()]);
          return [...attached.map(({ PolicyName: name = '', PolicyArn: arn = '' }) => ({ group, name, arn })), ...inline.map((name) => ({ group, name, arn: null }))];
        }),
      );
      return held.flat();
    }, [iam, UserName]),
  );
  return (
    <ListTable
      title={text.inherited}
      description={text.inheritedHint}
      of={inherited}
      address="inherited"
      idOf={({ group, name, arn }) => `${group} ${arn ?? name}`}
      what={text.whatPolicies}
      searchIn={({ group, name }) => [group, name]}
      empty={{ title: text.noInherited }}
      columns={[
        { id: 'name', header: text.policyName, rowHeader: true, sortBy: ({ name }) => name, cell: ({ group, name, arn }) => <PageLink to={arn === null ? `${groupAddress(group)}/inline/${encodeURIComponent(name)}` : policyPath(arn)}>{name}</PageLink> },
        { id: 'group', header: text.groupName, sortBy: ({ group }) => group, cell: ({ group }) => <PageLink to={groupAddress(group)}>{group}</PageLink> },
      ]}
    />
  );
}
