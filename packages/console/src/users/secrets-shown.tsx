import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language.tsx';
import { Copyable, Fields } from '../parts/fields.tsx';
import { csvOf } from './password.ts';
import { userTexts } from './texts.ts';

/** What exists only now: shown, copied and downloaded, and known to nobody afterwards. */
export interface NewSecrets {
  readonly user: string;
  readonly password: string | null;
  readonly key: { readonly id: string; readonly secret: string } | null;
  readonly account: string;
}

export const signInLink = (account: string): string => `${location.origin}/console/?account=${account}`;

export function SecretsShown({ of }: { readonly of: NewSecrets }) {
  const text = useTexts(userTexts);
  const items = [
    { name: text.name, value: of.user },
    ...(of.password === null ? [] : [{ name: text.password, value: of.password }, { name: text.signInLink, value: signInLink(of.account) }]),
    ...(of.key === null ? [] : [{ name: text.keyId, value: of.key.id }, { name: text.secret, value: of.key.secret }]),
  ];
  const download = (): void => {
    const url = URL.createObjectURL(new Blob([csvOf([items.map(({ name }) => name), items.map(({ value }) => value)])], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${of.user}_credentials.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <SpaceBetween size="m">
      <Alert type="warning">{of.key === null ? text.passwordNow : text.secretNow}</Alert>
      <Fields columns={1} items={items.map(({ name, value }) => ({ label: name, value: <Copyable name={name} value={value} /> }))} />
      <Box>
        <Button iconName="download" onClick={download}>
          {text.download}
        </Button>
      </Box>
    </SpaceBetween>
  );
}
