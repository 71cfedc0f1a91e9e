import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Code, Fields } from '../parts/fields.tsx';
import { PageLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { AddressedTabs } from '../parts/tabs.tsx';
import { useNotify } from '../shell/flash.tsx';
import { ConfigurationFields } from './action-fields.tsx';
import { actionProblems, formOf, hasProblems, type ActionForm } from './action-form.ts';
import { actionTexts } from './action-texts.ts';
import { changeAction, deleteActionOf, getAction, publishAction, type ListedAction } from './actions.ts';
import { usePlatform } from './platform-context.tsx';
import { TestPanel } from './test-panel.tsx';
import { genesysTexts } from './texts.ts';

/** One data action: what it is, how it is configured, and its test. */
export function ActionPage() {
  const text = useTexts(actionTexts);
  const { title: home } = useTexts(genesysTexts);
  const { client } = usePlatform();
  const { actionId = '' } = useParams();
  const loaded = useLoad(useCallback((signal: AbortSignal) => getAction(client, actionId, signal), [client, actionId]));
  const title = loaded.data?.action.name ?? text.action;
  return (
    <Page title={title} crumbs={[{ text: home, to: '/genesys' }, { text: text.actions, to: '/genesys?tab=actions' }, { text: title, to: `/genesys/actions/${actionId}` }]} actions={loaded.data === null ? null : <Actions of={loaded.data} reload={loaded.reload} />}>
      <Show of={loaded}>
        {(of) => (
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">{text.summary}</Header>}>
              <Fields
                columns={4}
                items={[
                  { label: text.category, value: of.action.category },
                  { label: text.integration, value: <PageLink to={`/genesys/integrations/${of.action.integrationId}`}>{of.integration}</PageLink> },
                  { label: text.state, value: of.draft ? text.draft : text.published },
                  { label: text.version, value: String(of.action.version) },
                ]}
              />
            </Container>
            {of.draft && <Alert type="info">{text.draftHint}</Alert>}
            <AddressedTabs
              label={title}
              tabs={[
                { id: 'configuration', label: text.configuration, content: () => <Configuration key={of.action.version} of={of} reload={loaded.reload} /> },
                { id: 'contracts', label: text.contracts, content: () => <Contracts of={of} /> },
                { id: 'test', label: text.test, content: () => <TestPanel of={of} /> },
              ]}
            />
          </SpaceBetween>
        )}
      </Show>
    </Page>
  );
}

function Actions({ of, reload }: { readonly of: ListedAction; readonly reload: () => void }) {
  const text = useTexts(actionTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const { client } = usePlatform();
  const [deleting, setDeleting] = useState(false);
  const { name } = of.action;
  const { run, busy, error } = useAction(async () => {
    await publishAction(client, of.action);
    notify('success', text.publishedNow(name));
    reload();
  });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {error !== null && <Refusal error={error} />}
      <Button onClick={() => setDeleting(true)}>{text.delete}</Button>
      {of.draft && (
        <Button variant="primary" loading={busy} onClick={() => void run()}>
          {text.publish}
        </Button>
      )}
      {deleting && (
        <ConfirmDelete
          names={[name]}
          onClose={() => setDeleting(false)}
          onDelete={async () => {
            await deleteActionOf(client, of);
            notify('success', text.deleted(name));
            await navigate('/genesys?tab=actions');
          }}
        />
      )}
    </SpaceBetween>
  );
}

function Contracts({ of }: { readonly of: ListedAction }) {
  const text = useTexts(actionTexts);
  const { inputSchema, successSchema } = formOf(of.action);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text.inputContract}</Header>}>
        <Code label={text.inputContract}>{inputSchema}</Code>
      </Container>
      <Container header={<Header variant="h2">{text.outputContract}</Header>}>
        <Code label={text.outputContract}>{successSchema}</Code>
      </Container>
    </SpaceBetween>
  );
}

function Configuration({ of, reload }: { readonly of: ListedAction; readonly reload: () => void }) {
  const text = useTexts(actionTexts);
  const notify = useNotify();
  const { client } = usePlatform();
  const [form, setForm] = useState<ActionForm>(() => formOf(of.action));
  const problems = actionProblems(form);
  const change = (changes: Partial<ActionForm>): void => setForm((before) => ({ ...before, ...changes }));
  const { run, busy, error } = useAction(async () => {
    await changeAction(client, of, form);
    notify('success', text.saved(form.name.trim()));
    reload();
  });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text.summary}</Header>}>
        <SpaceBetween size="m">
          <FormField label={text.name} errorText={problems.name === null ? '' : text.needed}>
            <Input value={form.name} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField label={text.category} description={text.categoryHint}>
            <Input value={form.category} onChange={({ detail }) => change({ category: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <ConfigurationFields form={form} problems={problems} tried onChange={change} />
      {error !== null && <Refusal error={error} />}
      <Button variant="primary" loading={busy} disabled={hasProblems(problems)} onClick={() => void run()}>
        {text.save}
      </Button>
    </SpaceBetween>
  );
}
