import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useSettings } from '../api/settings.tsx';
import { useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { signInToPlatform, type PlatformSession } from './platform.ts';
import { genesysTexts } from './texts.ts';

/** Signs in at the third party, with an OAuth client of an organisation there: it knows nothing of the accounts here. */
export function PlatformSignIn({ onSignedIn }: { readonly onSignedIn: (session: PlatformSession, survive: boolean) => void }) {
  const text = useTexts(genesysTexts);
  const { dataActions } = useSettings();
  return (
    <Page title={text.title} description={text.description} crumbs={[]}>
      {dataActions === null ? (
        <Alert type="info" header={text.noServer}>
          {text.noServerText}
        </Alert>
      ) : (
        <SignInForm origin={dataActions} onSignedIn={onSignedIn} />
      )}
    </Page>
  );
}

function SignInForm({ origin, onSignedIn }: { readonly origin: string; readonly onSignedIn: (session: PlatformSession, survive: boolean) => void }) {
  const text = useTexts(genesysTexts);
  const [id, setId] = useState('');
  const [secret, setSecret] = useState('');
  const [survive, setSurvive] = useState(false);
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => onSignedIn(await signInToPlatform(origin, { id: id.trim(), secret }, Date.now()), survive));
  const submit = (): void => {
    setTried(true);
    if (id.trim() !== '' && secret !== '') void run();
  };
  const needed = (value: string): string => (tried && value.trim() === '' ? text.needed : '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Form
        actions={
          <Button variant="primary" loading={busy} formAction="submit">
            {text.signIn}
          </Button>
        }
      >
        <Container header={<Header variant="h2" description={text.signInHint}>{text.oauthClient}</Header>}>
          <SpaceBetween size="m">
            {error !== null && <Refusal error={error} />}
            <Fields columns={1} items={[{ label: text.platform, value: origin }]} />
            <FormField label={text.clientId} errorText={needed(id)}>
              <Input value={id} onChange={({ detail }) => setId(detail.value)} autoComplete="off" spellcheck={false} />
            </FormField>
            <FormField label={text.clientSecret} errorText={needed(secret)}>
              <Input value={secret} type="password" onChange={({ detail }) => setSecret(detail.value)} autoComplete="off" />
            </FormField>
            <Checkbox checked={survive} onChange={({ detail }) => setSurvive(detail.checked)} description={text.surviveHint}>
              {text.survive}
            </Checkbox>
          </SpaceBetween>
        </Container>
      </Form>
    </form>
  );
}
