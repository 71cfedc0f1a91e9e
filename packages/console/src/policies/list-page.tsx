import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { useParameter } from '../parts/parameter.ts';
import { useNotify } from '../shell/flash.tsx';
import { policyPath } from './policy-path.ts';
import { policyTexts } from './texts.ts';
import { PolicyTypeFilter } from './type-filter.tsx';
import { useDeletePolicy } from './use-delete-policy.ts';
import { POLICY_FILTERS, usePolicies, type ListedPolicy } from './use-policies.ts';

/** Every policy: of the account and of AWS. */
export function PolicyList() {
  const text = useTexts(policyTexts);
  const { formats } = useLanguage();
  const notify = useNotify();
  const remove = useDeletePolicy();
  const [type, setType] = useParameter('type', 'all');
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<ListedPolicy | null>(null);
  const filter = POLICY_FILTERS.find((each) => each === type) ?? 'all';
  const policies = usePolicies(filter);
  const chosen = policies.data?.find(({ arn }) => selected.includes(arn));
  const usesOf = ({ attachments, boundaries }: ListedPolicy): string =>
    [attachments === 0 ? '' : text.uses.policy(formats.number(attachments)), boundaries === 0 ? '' : text.uses.boundary(formats.number(boundaries))].filter((use) => use !== '').join(', ') || text.uses.none;
  return (
    <>
      <ListPage
        title={text.policies}
        description={text.description}
        crumbs={[
          { text: 'IAM', to: '/iam' },
          { text: text.policies, to: '/policies' },
        ]}
        of={policies}
        idOf={({ arn }) => arn}
        nameOf={({ name }) => name}
        what={text.what}
        searchIn={({ name, arn }) => [name, arn]}
        empty={{ title: text.empty, text: text.emptyText, action: <PageButton to="/policies/create">{text.create}</PageButton> }}
        selection={{ type: 'single', selected, onChange: setSelected }}
        filters={
          <PolicyTypeFilter
            value={filter}
            onChange={(next) => {
              setSelected([]);
              setType(next);
            }}
          />
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen === undefined || chosen.aws} {...(chosen?.aws === true ? { disabledReason: text.onlyOwn } : {})} onClick={() => setDeleting(chosen ?? null)}>
              {text.delete}
            </Button>
            <PageButton variant="primary" to="/policies/create">
              {text.create}
            </PageButton>
          </SpaceBetween>
        }
        columns={[
          { id: 'name', header: text.name, rowHeader: true, minWidth: 220, sortBy: ({ name }) => name, cell: ({ name, arn }) => <PageLink to={policyPath(arn)}>{name}</PageLink> },
          { id: 'type', header: text.type, sortBy: ({ aws }) => (aws ? 1 : 0), cell: ({ aws }) => (aws ? text.types.aws : text.types.own) },
          { id: 'use', header: text.usedAs, sortBy: ({ attachments, boundaries }) => attachments + boundaries, cell: usesOf },
        ]}
      />
      {deleting !== null && (
        <ConfirmDelete
          names={[deleting.name]}
          onDelete={async () => {
            await remove(deleting.arn);
            notify('success', text.deleted(deleting.name));
            setSelected([]);
            policies.reload();
          }}
          onClose={() => setDeleting(null)}
        >
          {text.deleteHint}
        </ConfirmDelete>
      )}
    </>
  );
}
