import { CreateAccessKeyCommand, DeleteAccessKeyCommand, GetAccessKeyLastUsedCommand, IAMClient, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Moment } from '../parts/fields.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useSignedIn } from '../session/session.tsx';
import { useNotify } from '../shell/flash.tsx';
import { Dialog } from './dialog.tsx';
import { SecretsShown, type NewSecrets } from './secrets-shown.tsx';
import { userTexts } from './texts.ts';
import { accessKeysOf } from './user.ts';

/** The access keys of a user; a new one's secret is shown once. */
export function KeysPanel({ user: UserName }: { readonly user: string }) {
  const text = useTexts(userTexts);
  const notify = useNotify();
  const { account } = useSignedIn();
  const iam = useClient(IAMClient);
  const keys = useLoad(
    useCallback(async () => {
      const known = await accessKeysOf(iam, UserName);
      return Promise.all(
        known.map(async ({ AccessKeyId = '', Status, CreateDate }) => {
          // Who may list keys may not always see their last use.
          const used = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })).then(({ AccessKeyLastUsed: last }) => last, () => undefined);
          return { id: AccessKeyId, active: Status === 'Active', created: CreateDate, used: used?.LastUsedDate, service: used?.ServiceName };
        }),
      );
    }, [iam, UserName]),
  );
  const [made, setMade] = useState<NewSecrets | null>(null);
  const [deleting, setDeleting] = useState<string | null>(null);
  const create = useAction(async () => {
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    setMade({ user: UserName, password: null, key: { id: key!.AccessKeyId!, secret: key!.SecretAccessKey! }, account });
    keys.reload();
  });
  const change = useAction(async (AccessKeyId: string, active: boolean) => {
    await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: active ? 'Active' : 'Inactive' }));
    notify('success', text.keyChanged);
    keys.reload();
  });
  const error = create.error ?? change.error;
  return (
    <>
      <ListTable
        title={text.keys}
        description={error === null ? text.keysHint : <Refusal error={error} />}
        of={keys}
        address={null}
        idOf={({ id }) => id}
        what={text.whatKeys}
        searchIn={({ id }) => [id]}
        empty={{ title: text.noKeys }}
        actions={
          <Button loading={create.busy} onClick={() => void create.run()}>
            {text.createKey}
          </Button>
        }
        columns={[
          { id: 'id', header: text.keyId, rowHeader: true, cell: ({ id }) => id },
          { id: 'status', header: text.status, cell: ({ active }) => <StatusIndicator type={active ? 'success' : 'stopped'}>{active ? text.active : text.inactive}</StatusIndicator> },
          { id: 'used', header: text.lastUsed, cell: ({ used, service }) => (used === undefined ? text.never : <><Moment of={used} /> ({service})</>) },
          { id: 'created', header: text.created, cell: ({ created }) => <Moment of={created} /> },
          {
            id: 'actions',
            header: text.actionsColumn,
            cell: ({ id, active }) => (
              <ButtonDropdown
                variant="inline-icon"
                ariaLabel={text.actions(id)}
                items={[
                  { id: 'toggle', text: active ? text.deactivate : text.activate },
                  { id: 'delete', text: text.delete },
                ]}
                onItemClick={({ detail }) => void (detail.id === 'delete' ? setDeleting(id) : change.run(id, !active))}
              />
            ),
          },
        ]}
      />
      {made !== null && (
        <Dialog title={text.keyCreated} onClose={() => setMade(null)}>
          <SecretsShown of={made} />
        </Dialog>
      )}
      {deleting !== null && (
        <ConfirmDelete
          names={[deleting]}
          onClose={() => setDeleting(null)}
          onDelete={async () => {
            await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: deleting }));
            notify('success', text.keyDeleted);
            keys.reload();
          }}
        />
      )}
    </>
  );
}
