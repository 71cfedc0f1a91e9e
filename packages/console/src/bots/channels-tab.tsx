import { DeleteBotChannelAssociationCommand, GetBotChannelAssociationsCommand, type BotChannelAssociation } from '@aws-sdk/client-lex-model-building-service';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useNotify } from '../shell/flash.tsx';
import { CreateChannel } from './create-channel-dialog.tsx';
import { botTexts } from './texts.ts';
import { useModels } from './use-lex.ts';

/** The channels of all aliases of a bot. */
export function ChannelsTab({ bot: botName }: { readonly bot: string }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const lex = useModels();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<BotChannelAssociation | null>(null);
  const channels = useLoad(
    useCallback(
      () =>
        allPages(async (nextToken) => {
          const answer = await lex.send(new GetBotChannelAssociationsCommand({ botName, botAlias: '-', nextToken }));
          return { items: answer.botChannelAssociations, next: answer.nextToken };
        }),
      [lex, botName],
    ),
  );
  const [creating, setCreating] = useState(false);
  const idOf = ({ botAlias = '', name = '' }: BotChannelAssociation): string => `${botAlias}/${name}`;
  const chosen = channels.data?.find((channel) => selected.includes(idOf(channel)));
  return (
    <>
      <ListTable
        title={text.channels}
        description={text.channelsHint}
        of={channels}
        address="channels"
        idOf={idOf}
        nameOf={({ name = '' }) => name}
        what={text.channelWhat}
        searchIn={({ name, botAlias, type }) => [name, botAlias, type]}
        empty={{ title: text.noChannels }}
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen === undefined} onClick={() => setDeleting(chosen ?? null)}>
              {text.delete}
            </Button>
            <Button onClick={() => setCreating(true)}>{text.createChannel}</Button>
          </SpaceBetween>
        }
        columns={[
          { id: 'name', header: text.channelName, rowHeader: true, sortBy: ({ name = '' }) => name, cell: ({ name }) => name },
          { id: 'type', header: text.channelType, cell: ({ type }) => type },
          { id: 'alias', header: text.alias, cell: ({ botAlias }) => botAlias },
          { id: 'status', header: text.status, cell: ({ status }) => status },
        ]}
      />
      {deleting !== null && (
        <ConfirmDelete
          names={[deleting.name ?? '']}
          onDelete={async () => {
            await lex.send(new DeleteBotChannelAssociationCommand({ botName, botAlias: deleting.botAlias, name: deleting.name }));
            notify('success', text.deleted(deleting.name ?? ''));
            setSelected([]);
            channels.reload();
          }}
          onClose={() => setDeleting(null)}
        />
      )}
      {creating && (
        <CreateChannel
          bot={botName}
          onClose={(created) => {
            setCreating(false);
            if (created) channels.reload();
          }}
        />
      )}
    </>
  );
}
