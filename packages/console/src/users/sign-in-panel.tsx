import { CreateLoginProfileCommand, DeleteLoginProfileCommand, IAMClient, UpdateLoginProfileCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Copyable, Fields, Moment } from '../parts/fields.tsx';
import { Show } from '../parts/states.tsx';
import { useSignedIn } from '../session/session.tsx';
import { useNotify } from '../shell/flash.tsx';
import { Dialog } from './dialog.tsx';
import { FIRST_CHOICE, PasswordFields, passwordOf } from './password-fields.tsx';
import { SecretsShown, signInLink } from './secrets-shown.tsx';
import { userTexts } from './texts.ts';
import { loginProfileOf, minimumLength } from './user.ts';

/** The user's way into the console. */
export function SignInPanel({ user: UserName, onChanged }: { readonly user: string; readonly onChanged: () => void }) {
  const text = useTexts(userTexts);
  const notify = useNotify();
  const { account } = useSignedIn();
  const iam = useClient(IAMClient);
  // `useLoad` takes null for nothing loaded.
  const profile = useLoad(useCallback(async () => ({ known: await loginProfileOf(iam, UserName) }), [iam, UserName]));
  const [dialog, setDialog] = useState<'set' | 'disable' | null>(null);
  const has = profile.data !== null && profile.data.known !== null;
  const changed = (): void => {
    profile.reload();
    onChanged();
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {has && <Button onClick={() => setDialog('disable')}>{text.disable}</Button>}
              <Button disabled={profile.data === null} onClick={() => setDialog('set')}>
                {has ? text.changePassword : text.enable}
              </Button>
            </SpaceBetween>
          }
        >
          {text.signIn}
        </Header>
      }
    >
      <Show of={profile}>
        {({ known }) =>
          known === null ? (
            text.signInNone
          ) : (
            <Fields
              items={[
                { label: text.signInLink, value: <Copyable name={text.signInLink} value={signInLink(account)} /> },
                { label: text.signInSince, value: <Moment of={known.CreateDate} /> },
                { label: text.changeDue, value: known.PasswordResetRequired === true ? text.yes : text.no },
              ]}
            />
          )
        }
      </Show>
      {dialog === 'set' && <SetPassword user={UserName} has={has} onClose={() => setDialog(null)} onSet={changed} />}
      {dialog === 'disable' && (
        <ConfirmDelete
          names={[UserName]}
          title={text.disable}
          verb={text.disable}
          onClose={() => setDialog(null)}
          onDelete={async () => {
            await iam.send(new DeleteLoginProfileCommand({ UserName }));
            notify('success', text.profileGone);
            changed();
          }}
        />
      )}
    </Container>
  );
}

function SetPassword({ user: UserName, has, onClose, onSet }: { readonly user: string; readonly has: boolean; readonly onClose: () => void; readonly onSet: () => void }) {
  const text = useTexts(userTexts);
  const { account } = useSignedIn();
  const iam = useClient(IAMClient);
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const { run, busy, error } = useAction(async () => {
    const Password = passwordOf(choice, await minimumLength(iam));
    const input = { UserName, Password, PasswordResetRequired: choice.mustChange };
    if (has) await iam.send(new UpdateLoginProfileCommand(input));
    else await iam.send(new CreateLoginProfileCommand(input));
    setMade(Password);
    onSet();
  });
  if (made !== null) {
    return (
      <Dialog title={text.profileSaved} onClose={onClose}>
        <SecretsShown of={{ user: UserName, password: made, key: null, account }} />
      </Dialog>
    );
  }
  const submit = (): void => {
    setTried(true);
    if (choice.custom !== '') void run();
  };
  return (
    <Dialog title={has ? text.changePassword : text.enable} onClose={onClose} error={error} submit={{ text: text.save, run: submit, busy }}>
      <PasswordFields value={choice} onChange={setChoice} tried={tried} />
    </Dialog>
  );
}
