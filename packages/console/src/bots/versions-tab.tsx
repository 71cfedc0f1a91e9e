import { CreateBotVersionCommand, DeleteBotVersionCommand } from '@aws-sdk/client-lex-model-building-service';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Moment } from '../parts/fields.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { BotStatus } from './status.tsx';
import { botTexts } from './texts.ts';
import { useBotVersions, useModels } from './use-lex.ts';

/** The versions of a bot. A new one is cut from what `$LATEST` is now. */
export function VersionsTab({ bot: name, checksum }: { readonly bot: string; readonly checksum: string | undefined }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const lex = useModels();
  const versions = useBotVersions(name);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<string | null>(null);
  const { run, busy, error } = useAction(async () => {
    const { version = '' } = await lex.send(new CreateBotVersionCommand({ name, checksum }));
    notify('success', text.versionCreated(version));
    versions.reload();
  });
  const chosen = selected.find((version) => version !== '$LATEST');
  return (
    <SpaceBetween size="l">
      <ListTable
        title={text.versions}
        description={text.versionsHint}
        of={versions}
        address="versions"
        idOf={({ version }) => version}
        what={text.versionWhat}
        searchIn={({ version, description }) => [version, description]}
        empty={{ title: text.versions }}
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen === undefined} onClick={() => setDeleting(chosen ?? null)}>
              {text.delete}
            </Button>
            <Button loading={busy} onClick={() => void run()}>
              {text.createVersion}
            </Button>
          </SpaceBetween>
        }
        columns={[
          { id: 'version', header: text.version, rowHeader: true, cell: ({ version }) => version },
          { id: 'status', header: text.status, cell: ({ status }) => <BotStatus status={status} /> },
          { id: 'updated', header: text.updated, cell: ({ updated }) => <Moment of={updated} /> },
        ]}
      />
      {error !== null && <Refusal error={error} />}
      {deleting !== null && (
        <ConfirmDelete
          names={[deleting]}
          onDelete={async () => {
            await lex.send(new DeleteBotVersionCommand({ name, version: deleting }));
            notify('success', text.deleted(deleting));
            setSelected([]);
            versions.reload();
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </SpaceBetween>
  );
}
