import { IAMClient, ListPolicyTagsCommand, TagPolicyCommand, UntagPolicyCommand, type Policy } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Copyable, Fields, Moment } from '../parts/fields.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { useParameter } from '../parts/parameter.ts';
import { Show } from '../parts/states.tsx';
import { AddressedTabs } from '../parts/tabs.tsx';
import { TagsPanel } from '../parts/tags-panel.tsx';
import { useNotify } from '../shell/flash.tsx';
import { PolicyDocument } from './editor/policy-document.tsx';
import { EntitiesTab } from './entities-tab.tsx';
import { isAwsManaged, nameOfPolicy } from './policy-name.ts';
import { policyPath } from './policy-path.ts';
import { PolicySummary } from './summary/summary-table.tsx';
import { policyTexts } from './texts.ts';
import { useDeletePolicy } from './use-delete-policy.ts';
import { usePolicy } from './use-policy.ts';
import { VersionsTab } from './versions/versions-tab.tsx';

/** One policy: what it grants, to whom, its versions and its tags. */
export function PolicyPage() {
  const { arn = '' } = useParams();
  const text = useTexts(policyTexts);
  const navigate = useNavigate();
  const notify = useNotify();
  const remove = useDeletePolicy();
  const policy = usePolicy(arn);
  const [deleting, setDeleting] = useState(false);
  const name = nameOfPolicy(arn);
  const own = !isAwsManaged(arn);
  return (
    <Page
      title={name}
      crumbs={[
        { text: 'IAM', to: '/iam' },
        { text: text.policies, to: '/policies' },
        { text: name, to: policyPath(arn) },
      ]}
      actions={own && <Button onClick={() => setDeleting(true)}>{text.delete}</Button>}
    >
      <Show of={policy}>
        {(known) => (
          <SpaceBetween size="l">
            <Details policy={known.policy} />
            <AddressedTabs
              label={name}
              tabs={[
                { id: 'permissions', label: text.permissions, content: () => <Permissions arn={arn} own={own} document={known.document} /> },
                { id: 'entities', label: text.entities, content: () => <EntitiesTab arn={arn} /> },
                ...(own ? [{ id: 'tags', label: text.tags, content: () => <Tags arn={arn} /> }] : []),
                { id: 'versions', label: text.versions, content: () => <VersionsTab arn={arn} own={own} onChanged={policy.reload} /> },
              ]}
            />
          </SpaceBetween>
        )}
      </Show>
      {deleting && (
        <ConfirmDelete
          names={[name]}
          onDelete={async () => {
            await remove(arn);
            notify('success', text.deleted(name));
            void navigate('/policies');
          }}
          onClose={() => setDeleting(false)}
        >
          {text.deleteHint}
        </ConfirmDelete>
      )}
    </Page>
  );
}

function Details({ policy }: { readonly policy: Policy }) {
  const text = useTexts(policyTexts);
  const { Arn = '', PolicyId, Path, Description, CreateDate, UpdateDate } = policy;
  return (
    <Container header={<Header variant="h2">{text.details}</Header>}>
      <Fields
        items={[
          { label: text.type, value: isAwsManaged(Arn) ? text.types.aws : text.types.own },
          { label: text.created, value: <Moment of={CreateDate} /> },
          { label: text.edited, value: <Moment of={UpdateDate} /> },
          { label: text.arn, value: <Copyable name={text.arn} value={Arn} /> },
          { label: text.policyId, value: PolicyId },
          { label: text.path, value: Path },
          { label: text.descriptionLabel, value: Description },
        ]}
      />
    </Container>
  );
}

function Permissions({ arn, own, document }: { readonly arn: string; readonly own: boolean; readonly document: string }) {
  const text = useTexts(policyTexts);
  const [view, setView] = useParameter('view', 'summary');
  return (
    <Container
      header={
        <Header variant="h2" description={text.permissionsHint} actions={own && <PageButton to={policyPath(arn, '/edit')}>{text.edit}</PageButton>}>
          {text.permissions}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label={text.view}
          selectedId={view === 'json' ? 'json' : 'summary'}
          onChange={({ detail }) => setView(detail.selectedId)}
          options={[
            { id: 'summary', text: text.summary },
            { id: 'json', text: text.json },
          ]}
        />
        {view === 'json' ? <PolicyDocument text={document} label={text.json} /> : <PolicySummary text={document} />}
      </SpaceBetween>
    </Container>
  );
}

function Tags({ arn: PolicyArn }: { readonly arn: string }) {
  const iam = useClient(IAMClient);
  const load = useCallback(async () => {
    const tags = await allPages(async (Marker) => {
      const answer = await iam.send(new ListPolicyTagsCommand({ PolicyArn, Marker }));
      return { items: answer.Tags, next: answer.Marker };
    });
    return tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }));
  }, [iam, PolicyArn]);
  return (
    <TagsPanel
      load={load}
      save={async ({ set, remove }) => {
        if (remove.length > 0) await iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys: [...remove] }));
        if (set.length > 0) await iam.send(new TagPolicyCommand({ PolicyArn, Tags: set.map(({ key, value }) => ({ Key: key, Value: value })) }));
      }}
    />
  );
}
