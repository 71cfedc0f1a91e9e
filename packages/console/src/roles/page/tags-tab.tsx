import { IAMClient, ListRoleTagsCommand, TagRoleCommand, UntagRoleCommand } from '@aws-sdk/client-iam';
import { useCallback } from 'react';
import { allPages } from '../../api/all-pages.ts';
import { useClient } from '../../api/clients.tsx';
import { TagsPanel, type TagsPanelProps } from '../../parts/tags-panel.tsx';
import { AccessByTags } from '../../tags/access-by-tags.tsx';

/** The tags of a role, and what they mean for access. */
export function RoleTagsTab({ role: RoleName }: { readonly role: string }) {
  const iam = useClient(IAMClient);
  const load = useCallback(async () => {
    const tags = await allPages(async (Marker) => iam.send(new ListRoleTagsCommand({ RoleName, Marker })).then((page) => ({ items: page.Tags, next: page.Marker })));
    return tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }));
  }, [iam, RoleName]);
  const save: TagsPanelProps['save'] = async ({ set, remove }) => {
    if (remove.length > 0) await iam.send(new UntagRoleCommand({ RoleName, TagKeys: [...remove] }));
    if (set.length > 0) await iam.send(new TagRoleCommand({ RoleName, Tags: set.map(({ key, value }) => ({ Key: key, Value: value })) }));
  };
  return <TagsPanel load={load} save={save} keys="ignoring case" below={(tags) => <AccessByTags tags={tags} service="iam" principal />} />;
}
