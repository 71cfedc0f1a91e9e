import { useCallback, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useNotify } from '../shell/flash.tsx';
import { credentialOf, type Integration } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import { State } from './state.tsx';
import { genesysTexts } from './texts.ts';

/** The integrations of the organisation. */
export function IntegrationsList() {
  const text = useTexts(genesysTexts);
  const notify = useNotify();
  const { client } = usePlatform();
  const integrations = useLoad(useCallback((signal: AbortSignal) => client.all<Integration>('/integrations', 100, signal), [client]));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<Integration | null>(null);
  const chosen = (integrations.data ?? []).find(({ id }) => id === selected[0]) ?? null;
  const add = <PageButton to="/genesys/integrations/create" variant="primary">{text.addIntegration}</PageButton>;
  return (
    <>
      <ListTable
        title={text.integrations}
        of={integrations}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        what={text.findIntegrations}
        searchIn={({ name, notes }) => [name, notes]}
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: ({ name }) => name, cell: ({ id, name }) => <PageLink to={`/genesys/integrations/${id}`}>{name}</PageLink> },
          { id: 'status', header: text.status, sortBy: ({ intendedState }) => intendedState, cell: (integration) => <State of={integration} /> },
          { id: 'credential', header: text.credential, cell: ({ config }) => credentialOf(config.current)?.name ?? text.noCredential },
        ]}
        empty={{ title: text.noIntegrations, text: text.noIntegrationsText, action: add }}
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen === null} onClick={() => setDeleting(chosen)}>
              {text.delete}
            </Button>
            {add}
          </SpaceBetween>
        }
      />
      {deleting !== null && (
        <ConfirmDelete
          names={[deleting.name]}
          onClose={() => setDeleting(null)}
          onDelete={async () => {
            await client.call('DELETE', `/integrations/${deleting.id}`);
            notify('success', text.deleted(deleting.name));
            setSelected([]);
            integrations.reload();
          }}
        >
          {text.integrationDeletion}
        </ConfirmDelete>
      )}
    </>
  );
}
