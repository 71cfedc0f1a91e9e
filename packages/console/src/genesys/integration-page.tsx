import Box from '@cloudscape-design/components/box';
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
import { Fields } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { useNotify } from '../shell/flash.tsx';
import { ActionsList } from './actions-list.tsx';
import { CredentialSelect } from './credential-select.tsx';
import { credentialOf, type Integration } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import { putConfiguration, setEnabled } from './save-integration.ts';
import { State } from './state.tsx';
import { genesysTexts } from './texts.ts';

/** One integration: whether it runs, its credential, its actions. */
export function IntegrationPage() {
  const text = useTexts(genesysTexts);
  const { client } = usePlatform();
  const { integrationId = '' } = useParams();
  const integration = useLoad(useCallback((signal: AbortSignal) => client.call<Integration>('GET', `/integrations/${encodeURIComponent(integrationId)}`, undefined, signal), [client, integrationId]));
  const title = integration.data?.name ?? text.integration;
  return (
    <Page title={title} crumbs={[{ text: text.title, to: '/genesys' }, { text: text.integrations, to: '/genesys?tab=integrations' }, { text: title, to: `/genesys/integrations/${integrationId}` }]} actions={integration.data === null ? null : <Actions of={integration.data} reload={integration.reload} />}>
      <Show of={integration}>
        {(known) => (
          <SpaceBetween size="l">
            <Configuration key={known.config.current.version} of={known} reload={integration.reload} />
            <ActionsList integrationId={known.id} />
          </SpaceBetween>
        )}
      </Show>
    </Page>
  );
}

function Actions({ of, reload }: { readonly of: Integration; readonly reload: () => void }) {
  const text = useTexts(genesysTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const { client } = usePlatform();
  const [deleting, setDeleting] = useState(false);
  const enabled = of.intendedState === 'ENABLED';
  const { run, busy, error } = useAction(async () => {
    await setEnabled(client, of.id, !enabled);
    notify('success', enabled ? text.disabled(of.name) : text.enabled(of.name));
    reload();
  });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {error !== null && <Refusal error={error} />}
      <Button onClick={() => setDeleting(true)}>{text.delete}</Button>
      <Button variant={enabled ? 'normal' : 'primary'} loading={busy} onClick={() => void run()}>
        {enabled ? text.disable : text.enable}
      </Button>
      {deleting && (
        <ConfirmDelete
          names={[of.name]}
          onClose={() => setDeleting(false)}
          onDelete={async () => {
            await client.call('DELETE', `/integrations/${of.id}`);
            notify('success', text.deleted(of.name));
            await navigate('/genesys');
          }}
        >
          {text.integrationDeletion}
        </ConfirmDelete>
      )}
    </SpaceBetween>
  );
}

function Configuration({ of, reload }: { readonly of: Integration; readonly reload: () => void }) {
  const text = useTexts(genesysTexts);
  const notify = useNotify();
  const { client, organisation } = usePlatform();
  const { current } = of.config;
  const credential = credentialOf(current);
  const [editing, setEditing] = useState(false);
  const [name, setName] = useState(of.name);
  const [notes, setNotes] = useState(current.notes);
  const [credentialId, setCredentialId] = useState(credential?.id ?? null);
  const { run, busy, error } = useAction(async () => {
    await putConfiguration(client, of.id, current, { name: name.trim(), notes, credentialId });
    notify('success', text.saved(name.trim()));
    setEditing(false);
    reload();
  });
  if (!editing) {
    return (
      <Container header={<Header variant="h2" actions={<Button onClick={() => setEditing(true)}>{text.edit}</Button>}>{text.configuration}</Header>}>
        <Fields
          columns={4}
          items={[
            { label: text.status, value: <State of={of} /> },
            { label: text.credential, value: credential?.name ?? <Box color="text-status-error">{text.noCredential}</Box> },
            { label: text.externalId, value: organisation.id },
            { label: text.notes, value: current.notes },
          ]}
        />
      </Container>
    );
  }
  return (
    <Container header={<Header variant="h2">{text.configuration}</Header>}>
      <SpaceBetween size="m">
        {error !== null && <Refusal error={error} />}
        <FormField label={text.name} errorText={name.trim() === '' ? text.needed : ''}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <CredentialSelect value={credentialId} onChange={setCredentialId} />
        <FormField label={text.notes}>
          <Input value={notes} onChange={({ detail }) => setNotes(detail.value)} />
        </FormField>
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" loading={busy} disabled={name.trim() === ''} onClick={() => void run()}>
            {text.save}
          </Button>
          <Button variant="link" onClick={() => setEditing(false)}>
            {text.cancel}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
