import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Copyable } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { isRoleArn, ROLE_CREDENTIAL_TYPE, type Credential } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import { genesysTexts } from './texts.ts';

interface CredentialFormProps {
  /** The credential whose role changes; null makes a new one. */
  readonly of: Credential | null;
  readonly onClose: () => void;
  readonly onSaved: (credential: Credential) => void;
}

/** The role that the third party is to assume (GEN-29): its ARN, and the external ID that goes with it. */
export function CredentialForm({ of, onClose, onSaved }: CredentialFormProps) {
  const text = useTexts(genesysTexts);
  const { client, organisation } = usePlatform();
  const [name, setName] = useState(of?.name ?? '');
  const [arn, setArn] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => {
    const body = { name: name.trim(), type: { name: ROLE_CREDENTIAL_TYPE }, credentialFields: { ARN: arn.trim() } };
    onSaved(of === null ? await client.call<Credential>('POST', '/integrations/credentials', body) : await client.call<Credential>('PUT', `/integrations/credentials/${of.id}`, body));
  });
  const good = name.trim() !== '' && isRoleArn(arn);
  const submit = (): void => {
    setTried(true);
    if (good) void run();
  };
  return (
    <Modal
      visible
      onDismiss={onClose}
      header={of === null ? text.addCredential : text.changeRole}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" loading={busy} onClick={submit}>
              {of === null ? text.add : text.save}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error !== null && <Refusal error={error} />}
        <FormField label={text.name} errorText={tried && name.trim() === '' ? text.needed : ''}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <FormField label={text.roleArn} description={text.roleArnHint} errorText={tried && !isRoleArn(arn) ? text.notRoleArn : ''}>
          <Input value={arn} onChange={({ detail }) => setArn(detail.value)} spellcheck={false} placeholder="arn:aws:iam::123456789012:role/" />
        </FormField>
        <Alert type="info" header={text.externalId}>
          <SpaceBetween size="xs">
            <Copyable name={text.externalId} value={organisation.id} />
            <span>{text.externalIdHint}</span>
            <span>{text.sealed}</span>
          </SpaceBetween>
        </Alert>
      </SpaceBetween>
    </Modal>
  );
}
