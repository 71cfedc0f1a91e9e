import { CreateAccountAliasCommand, DeleteAccountAliasCommand, IAMClient, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Copyable, Fields } from '../parts/fields.tsx';
import { Show } from '../parts/states.tsx';
import { useSignedIn } from '../session/session.tsx';
import { useNotify } from '../shell/flash.tsx';
import { Dialog } from '../users/dialog.tsx';
import { signInLink } from '../users/secrets-shown.tsx';
import { accountTexts } from './texts.ts';

/** The account's number, its alias, and where its users sign in. */
export function AliasPanel() {
  const text = useTexts(accountTexts);
  const notify = useNotify();
  const { account } = useSignedIn();
  const iam = useClient(IAMClient);
  const aliases = useLoad(useCallback(async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases ?? [], [iam]));
  const [dialog, setDialog] = useState<'set' | 'delete' | null>(null);
  const alias = aliases.data?.[0];
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {alias !== undefined && <Button onClick={() => setDialog('delete')}>{text.deleteAlias}</Button>}
              <Button disabled={aliases.data === null} onClick={() => setDialog('set')}>
                {alias === undefined ? text.createAlias : text.editAlias}
              </Button>
            </SpaceBetween>
          }
        >
          {text.account}
        </Header>
      }
    >
      <Show of={aliases}>
        {() => (
          <Fields
            items={[
              { label: text.accountId, value: <Copyable name={text.accountId} value={account} /> },
              { label: text.alias, value: alias ?? text.noAlias },
              { label: text.signInUrl, value: <Copyable name={text.signInUrl} value={signInLink(alias ?? account)} /> },
            ]}
          />
        )}
      </Show>
      {dialog === 'set' && (
        <SetAlias
          alias={alias ?? ''}
          onClose={() => setDialog(null)}
          onSet={() => {
            setDialog(null);
            notify('success', text.aliasSaved);
            aliases.reload();
          }}
        />
      )}
      {dialog === 'delete' && alias !== undefined && (
        <ConfirmDelete
          names={[alias]}
          onClose={() => setDialog(null)}
          onDelete={async () => {
            await iam.send(new DeleteAccountAliasCommand({ AccountAlias: alias }));
            notify('success', text.aliasGone);
            aliases.reload();
          }}
        />
      )}
    </Container>
  );
}

/** IAM-130. */
const isAlias = (text: string): boolean => /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/.test(text);

function SetAlias({ alias, onClose, onSet }: { readonly alias: string; readonly onClose: () => void; readonly onSet: () => void }) {
  const text = useTexts(accountTexts);
  const iam = useClient(IAMClient);
  const [typed, setTyped] = useState(alias);
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: typed }));
    onSet();
  });
  const submit = (): void => {
    setTried(true);
    if (isAlias(typed)) void run();
  };
  return (
    <Dialog title={alias === '' ? text.createAlias : text.editAlias} onClose={onClose} error={error} submit={{ text: text.save, run: submit, busy }}>
      <FormField label={text.alias} constraintText={text.aliasHint} errorText={tried && !isAlias(typed) ? text.aliasWrong : ''}>
        <Input value={typed} spellcheck={false} onChange={({ detail }) => setTyped(detail.value.trim())} />
      </FormField>
    </Dialog>
  );
}
