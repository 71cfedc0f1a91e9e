import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useRegion } from '../api/region.tsx';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { identify } from '../session/identify.ts';
import { useSession } from '../session/session.tsx';
import { signInTexts } from './texts.ts';

/** Signs in with an access key, or with temporary credentials of STS. */
export function AccessKeyForm() {
  const text = useTexts(signInTexts);
  const { signIn } = useSession();
  const { region } = useRegion();
  const [accessKeyId, setAccessKeyId] = useState('');
  const [secretAccessKey, setSecretAccessKey] = useState('');
  const [sessionToken, setSessionToken] = useState('');
  const [keep, setKeep] = useState(false);
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => {
    const token = sessionToken.trim();
    const credentials = { accessKeyId: accessKeyId.trim(), secretAccessKey: secretAccessKey.trim(), ...(token === '' ? {} : { sessionToken: token }) };
    signIn(await identify(credentials, region), keep);
  });
  const submit = (): void => {
    setTried(true);
    if (accessKeyId.trim() !== '' && secretAccessKey.trim() !== '') void run();
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
          <Button variant="primary" loading={busy}>
            {text.submit}
          </Button>
        }
      >
        <SpaceBetween size="m">
          <FormField label={text.accessKeyId} errorText={needed(accessKeyId)}>
            <Input value={accessKeyId} onChange={({ detail }) => setAccessKeyId(detail.value)} autoComplete="username" spellcheck={false} />
          </FormField>
          <FormField label={text.secretAccessKey} errorText={needed(secretAccessKey)}>
            <Input type="password" value={secretAccessKey} onChange={({ detail }) => setSecretAccessKey(detail.value)} autoComplete="current-password" />
          </FormField>
          <FormField label={<>{text.sessionToken} <i>- {text.optional}</i></>}>
            <Input type="password" value={sessionToken} onChange={({ detail }) => setSessionToken(detail.value)} autoComplete="off" />
          </FormField>
          <Checkbox checked={keep} onChange={({ detail }) => setKeep(detail.checked)} description={text.keepHint}>
            {text.keep}
          </Checkbox>
          {error !== null && <Refusal error={error} />}
        </SpaceBetween>
      </Form>
    </form>
  );
}
