import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useNotify } from '../shell/flash.tsx';
import { actionTexts } from './action-texts.ts';
import { deleteActionOf, listActions, type ListedAction } from './actions.ts';
import { usePlatform } from './platform-context.tsx';

/** The data actions of the organisation, or of one integration; drafts among them. */
export function ActionsList({ integrationId = null }: { readonly integrationId?: string | null }) {
  const text = useTexts(actionTexts);
  const notify = useNotify();
  const { client } = usePlatform();
  const actions = useLoad(useCallback((signal: AbortSignal) => listActions(client, integrationId, signal), [client, integrationId]));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<ListedAction | null>(null);
  const chosen = (actions.data ?? []).find(({ action }) => action.id === selected[0]) ?? null;
  const add = (
    <PageButton to={`/genesys/actions/create${integrationId === null ? '' : `?integration=${integrationId}`}`} variant="primary">
      {text.addAction}
    </PageButton>
  );
  return (
    <>
      <ListTable
        title={text.actions}
        of={actions}
        idOf={({ action }) => action.id}
        nameOf={({ action }) => action.name}
        what={text.findActions}
        searchIn={({ action }) => [action.name, action.category]}
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: ({ action }) => action.name, cell: ({ action }) => <PageLink to={`/genesys/actions/${action.id}`}>{action.name}</PageLink> },
          { id: 'category', header: text.category, sortBy: ({ action }) => action.category, cell: ({ action }) => action.category },
          { id: 'state', header: text.state, sortBy: ({ draft }) => String(draft), cell: ({ draft }) => (draft ? <Badge>{text.draft}</Badge> : <Badge color="green">{text.published}</Badge>) },
        ]}
        empty={{ title: text.noActions, text: text.noActionsText, action: add }}
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
          names={[deleting.action.name]}
          onClose={() => setDeleting(null)}
          onDelete={async () => {
            await deleteActionOf(client, deleting);
            notify('success', text.deleted(deleting.action.name));
            setSelected([]);
            actions.reload();
          }}
        />
      )}
    </>
  );
}
