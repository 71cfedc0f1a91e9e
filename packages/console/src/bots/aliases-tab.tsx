import { DeleteBotAliasCommand, PutBotAliasCommand, type BotAliasMetadata } from '@aws-sdk/client-lex-model-building-service';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Moment } from '../parts/fields.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useNotify } from '../shell/flash.tsx';
import { aliasDraft, isLexName } from './drafts.ts';
import { FormDialog } from './form-dialog.tsx';
import { botTexts } from './texts.ts';
import { useAliases, useBotVersions, useModels } from './use-lex.ts';

/** The aliases of a bot. */
export function AliasesTab({ bot: botName }: { readonly bot: string }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const lex = useModels();
  const aliases = useAliases(botName);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<string | null>(null);
  const [editing, setEditing] = useState<BotAliasMetadata | 'new' | null>(null);
  const chosen = aliases.data?.find(({ name = '' }) => selected.includes(name));
  return (
    <>
      <ListTable
        title={text.aliases}
        description={text.aliasesHint}
        of={aliases}
        address="aliases"
        idOf={({ name = '' }) => name}
        what={text.aliasWhat}
        searchIn={({ name, description }) => [name, description]}
        empty={{ title: text.noAliases }}
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={selected.length === 0} onClick={() => setDeleting(selected[0] ?? null)}>
              {text.delete}
            </Button>
            <Button disabled={chosen === undefined} onClick={() => setEditing(chosen ?? null)}>
              {text.editAlias}
            </Button>
            <Button onClick={() => setEditing('new')}>{text.createAlias}</Button>
          </SpaceBetween>
        }
        columns={[
          { id: 'name', header: text.aliasName, rowHeader: true, sortBy: ({ name = '' }) => name, cell: ({ name }) => name },
          { id: 'version', header: text.botVersion, cell: ({ botVersion }) => botVersion },
          { id: 'description', header: text.description, cell: ({ description }) => description ?? '-' },
          { id: 'updated', header: text.updated, cell: ({ lastUpdatedDate }) => <Moment of={lastUpdatedDate} /> },
        ]}
      />
      {deleting !== null && (
        <ConfirmDelete
          names={[deleting]}
          onDelete={async () => {
            await lex.send(new DeleteBotAliasCommand({ botName, name: deleting }));
            notify('success', text.deleted(deleting));
            setSelected([]);
            aliases.reload();
          }}
          onClose={() => setDeleting(null)}
        />
      )}
      {editing !== null && (
        <AliasDialog
          bot={botName}
          alias={editing === 'new' ? null : editing}
          onClose={(saved) => {
            setEditing(null);
            if (saved) aliases.reload();
          }}
        />
      )}
    </>
  );
}

/** A new alias, or one that is to point to another version; all else of it stays. */
function AliasDialog({ bot: botName, alias, onClose }: { readonly bot: string; readonly alias: BotAliasMetadata | null; readonly onClose: (saved: boolean) => void }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const lex = useModels();
  const versions = useBotVersions(botName);
  const [name, setName] = useState(alias?.name ?? '');
  const [version, setVersion] = useState(alias?.botVersion ?? '$LATEST');
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await lex.send(new PutBotAliasCommand({ ...aliasDraft(alias), botName, name, botVersion: version }));
    notify('success', alias === null ? text.createdFlash(name) : text.saved(name));
    onClose(true);
  });
  const submit = (): void => {
    setTried(true);
    if (isLexName(name)) void run();
  };
  const title = alias === null ? text.createAlias : text.editAlias;
  const options = [...new Set(['$LATEST', ...(versions.data ?? []).map((each) => each.version)])].map((value) => ({ value, label: value }));
  return (
    <FormDialog title={title} submit={alias === null ? text.createAlias : text.save} busy={busy} error={error} onSubmit={submit} onClose={() => onClose(false)}>
      <FormField label={text.aliasName} description={text.nameHint} errorText={tried && !isLexName(name) ? text.namePattern : null}>
        <Input value={name} disabled={alias !== null} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={text.botVersion}>
        <Select selectedOption={{ value: version, label: version }} options={options} onChange={({ detail }) => setVersion(detail.selectedOption.value!)} />
      </FormField>
    </FormDialog>
  );
}
