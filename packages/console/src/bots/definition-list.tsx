import { DeleteBotCommand, DeleteIntentCommand, DeleteSlotTypeCommand } from '@aws-sdk/client-lex-model-building-service';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Moment } from '../parts/fields.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useNotify } from '../shell/flash.tsx';
import { BotStatus } from './status.tsx';
import { botTexts } from './texts.ts';
import { useDefinitions, useModels } from './use-lex.ts';

/** Where the pages of each kind lie. */
export const PATHS = { bots: '/bots/bot', intents: '/bots/intent', slotTypes: '/bots/slot-type' } as const;
const CREATE = { bots: '/bots/create', intents: '/bots/create-intent', slotTypes: '/bots/create-slot-type' } as const;

/** All bots, intents or slot types of the Region. */
export function DefinitionList({ kind }: { readonly kind: keyof typeof PATHS }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const lex = useModels();
  const definitions = useDefinitions(kind);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<string | null>(null);
  const said = {
    bots: { title: text.bots, what: text.botsWhat, create: text.createBot, empty: { title: text.noBots, text: text.noBotsText }, hint: text.deleteBotHint },
    intents: { title: text.intents, what: text.intentsWhat, create: text.createIntent, empty: { title: text.noIntents, text: text.noIntentsText }, hint: text.deleteIntentHint },
    slotTypes: { title: text.slotTypes, what: text.slotTypesWhat, create: text.createSlotType, empty: { title: text.noSlotTypes, text: text.noSlotTypesText }, hint: text.deleteIntentHint },
  }[kind];
  const remove = async (name: string): Promise<void> => {
    if (kind === 'bots') await lex.send(new DeleteBotCommand({ name }));
    else if (kind === 'intents') await lex.send(new DeleteIntentCommand({ name }));
    else await lex.send(new DeleteSlotTypeCommand({ name }));
    notify('success', text.deleted(name));
    setSelected([]);
    definitions.reload();
  };
  const chosen = definitions.data?.find(({ name }) => selected.includes(name));
  return (
    <>
      <ListTable
        title={said.title}
        of={definitions}
        address={kind}
        idOf={({ name }) => name}
        what={said.what}
        searchIn={({ name, description }) => [name, description]}
        empty={said.empty}
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen === undefined} onClick={() => setDeleting(chosen?.name ?? null)}>
              {text.delete}
            </Button>
            <PageButton variant="primary" to={CREATE[kind]}>
              {said.create}
            </PageButton>
          </SpaceBetween>
        }
        columns={[
          { id: 'name', header: text.slotName, rowHeader: true, sortBy: ({ name }) => name, cell: ({ name }) => <PageLink to={`${PATHS[kind]}/${encodeURIComponent(name)}`}>{name}</PageLink> },
          ...(kind === 'bots' ? [{ id: 'status', header: text.status, cell: ({ status }: { readonly status?: Parameters<typeof BotStatus>[0]['status'] }) => <BotStatus status={status} /> }] : []),
          { id: 'description', header: text.description, cell: ({ description }) => description || '-' },
          { id: 'updated', header: text.updated, sortBy: ({ updated }) => updated?.getTime() ?? 0, cell: ({ updated }) => <Moment of={updated} /> },
        ]}
      />
      {deleting !== null && (
        <ConfirmDelete names={[deleting]} onDelete={() => remove(deleting)} onClose={() => setDeleting(null)}>
          {said.hint}
        </ConfirmDelete>
      )}
    </>
  );
}
