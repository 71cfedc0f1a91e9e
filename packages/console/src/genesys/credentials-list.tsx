import { useCallback, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Moment } from '../parts/fields.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useNotify } from '../shell/flash.tsx';
import { CredentialForm } from './credential-form.tsx';
import type { Credential } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import { genesysTexts } from './texts.ts';

/** The credentials of the organisation: roles whose ARNs nobody reads any more. */
export function CredentialsList() {
  const text = useTexts(genesysTexts);
  const notify = useNotify();
  const { client } = usePlatform();
  const credentials = useLoad(useCallback((signal: AbortSignal) => client.all<Credential>('/integrations/credentials', 100, signal), [client]));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [form, setForm] = useState<{ readonly of: Credential | null } | null>(null);
  const [deleting, setDeleting] = useState<Credential | null>(null);
  const chosen = (credentials.data ?? []).find(({ id }) => id === selected[0]) ?? null;
  const add = (
    <Button variant="primary" onClick={() => setForm({ of: null })}>
      {text.addCredential}
    </Button>
  );
  return (
    <>
      <ListTable
        title={text.credentials}
        of={credentials}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        what={text.findCredentials}
        searchIn={({ name, id }) => [name, id]}
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: ({ name }) => name, cell: ({ name, id }) => (name === '' ? id : name) },
          { id: 'created', header: text.createdDate, sortBy: ({ createdDate }) => createdDate, cell: ({ createdDate }) => <Moment of={createdDate} /> },
          { id: 'modified', header: text.modifiedDate, sortBy: ({ modifiedDate }) => modifiedDate, cell: ({ modifiedDate }) => <Moment of={modifiedDate} /> },
        ]}
        empty={{ title: text.noCredentials, text: text.noCredentialsText, action: add }}
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen === null} onClick={() => setDeleting(chosen)}>
              {text.delete}
            </Button>
            <Button disabled={chosen === null} onClick={() => setForm({ of: chosen })}>
              {text.changeRole}
            </Button>
            {add}
          </SpaceBetween>
        }
      />
      {form !== null && (
        <CredentialForm
          of={form.of}
          onClose={() => setForm(null)}
          onSaved={({ name }) => {
            setForm(null);
            notify('success', form.of === null ? text.created(name) : text.saved(name));
            credentials.reload();
          }}
        />
      )}
      {deleting !== null && (
        <ConfirmDelete
          names={[deleting.name]}
          onClose={() => setDeleting(null)}
          onDelete={async () => {
            await client.call('DELETE', `/integrations/credentials/${deleting.id}`);
            notify('success', text.deleted(deleting.name));
            setSelected([]);
            credentials.reload();
          }}
        >
          {text.credentialDeletion}
        </ConfirmDelete>
      )}
    </>
  );
}
