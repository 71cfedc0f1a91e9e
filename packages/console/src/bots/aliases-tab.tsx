import { DeleteBotAliasCommand, PutBotAliasCommand } from '@aws-sdk/client-lex-model-building-service';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Moment } from '../parts/fields.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { partTexts } from '../parts/texts.ts';
import { useNotify } from '../shell/flash.tsx';
import { isLexName } from './drafts.ts';
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
  const [creating, setCreating] = useState(false);
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
            <Button onClick={() => setCreating(true)}>{text.createAlias}</Button>
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
      {creating && (
        <CreateAlias
          bot={botName}
          onClose={(created) => {
            setCreating(false);
            if (created) aliases.reload();
          }}
        />
      )}
    </>
  );
}

function CreateAlias({ bot: botName, onClose }: { readonly bot: string; readonly onClose: (created: boolean) => void }) {
  const text = useTexts(botTexts);
  const part = useTexts(partTexts);
  const notify = useNotify();
  const lex = useModels();
  const versions = useBotVersions(botName);
  const [name, setName] = useState('');
  const [version, setVersion] = useState('$LATEST');
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await lex.send(new PutBotAliasCommand({ botName, name, botVersion: version }));
    notify('success', text.createdFlash(name));
    onClose(true);
  });
  const submit = (): void => {
    setTried(true);
    if (isLexName(name)) void run();
  };
  const options = [...new Set(['$LATEST', ...(versions.data ?? []).map((each) => each.version)])].map((value) => ({ value, label: value }));
  return (
    <Modal
      visible
      header={text.createAlias}
      closeAriaLabel={part.close}
      onDismiss={() => onClose(false)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => onClose(false)}>
              {text.cancel}
            </Button>
            <Button variant="primary" loading={busy} onClick={submit}>
              {text.createAlias}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label={text.aliasName} description={text.nameHint} errorText={tried && !isLexName(name) ? text.namePattern : null}>
          <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <FormField label={text.botVersion}>
          <Select selectedOption={{ value: version, label: version }} options={options} onChange={({ detail }) => setVersion(detail.selectedOption.value!)} />
        </FormField>
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Modal>
  );
}
