import { GetSAMLProviderCommand, IAMClient, TagSAMLProviderCommand, UntagSAMLProviderCommand, UpdateSAMLProviderCommand } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Code, Copyable, Fields, Moment } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { TagsPanel, type TagsPanelProps } from '../parts/tags-panel.tsx';
import { useNotify } from '../shell/flash.tsx';
import { metadataProblem } from './fields.ts';
import { MetadataField } from './metadata-field.tsx';
import { providerTexts } from './texts.ts';

/** A SAML provider and its metadata. */
export function SamlProvider({ arn: SAMLProviderArn }: { readonly arn: string }) {
  const text = useTexts(providerTexts);
  const iam = useClient(IAMClient);
  const get = useCallback(() => iam.send(new GetSAMLProviderCommand({ SAMLProviderArn })), [iam, SAMLProviderArn]);
  const provider = useLoad(get);
  const [replacing, setReplacing] = useState(false);
  const loadTags = useCallback(async () => ((await get()).Tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value })), [get]);
  const saveTags: TagsPanelProps['save'] = async ({ set, remove }) => {
    if (remove.length > 0) await iam.send(new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys: [...remove] }));
    if (set.length > 0) await iam.send(new TagSAMLProviderCommand({ SAMLProviderArn, Tags: set.map(({ key, value }) => ({ Key: key, Value: value })) }));
  };
  return (
    <Show of={provider}>
      {({ CreateDate, ValidUntil, SAMLMetadataDocument = '', SAMLProviderUUID, AssertionEncryptionMode }) => (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{text.summary}</Header>}>
            <Fields
              items={[
                { label: text.arn, value: <Copyable name={text.arn} value={SAMLProviderArn} /> },
                { label: text.created, value: <Moment of={CreateDate} /> },
                { label: text.validUntil, value: <Moment of={ValidUntil} /> },
                { label: text.uuid, value: SAMLProviderUUID },
                { label: text.encryption, value: AssertionEncryptionMode === undefined ? null : text.encryptions[AssertionEncryptionMode] },
              ]}
            />
          </Container>
          <Container header={<Header variant="h2" actions={<Button onClick={() => setReplacing(true)}>{text.update}</Button>}>{text.metadata}</Header>}>
            <Code label={text.metadata}>{SAMLMetadataDocument}</Code>
          </Container>
          <TagsPanel load={loadTags} save={saveTags} />
          {replacing && (
            <ReplaceMetadata
              arn={SAMLProviderArn}
              onClose={() => setReplacing(false)}
              onReplaced={() => {
                setReplacing(false);
                provider.reload();
              }}
            />
          )}
        </SpaceBetween>
      )}
    </Show>
  );
}

function ReplaceMetadata({ arn, onClose, onReplaced }: { readonly arn: string; readonly onClose: () => void; readonly onReplaced: () => void }) {
  const text = useTexts(providerTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const [metadata, setMetadata] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn: arn, SAMLMetadataDocument: metadata }));
    notify('success', text.saved);
    onReplaced();
  });
  const submit = (): void => {
    setTried(true);
    if (metadataProblem(metadata) === null) void run();
  };
  return (
    <Modal
      visible
      onDismiss={onClose}
      closeAriaLabel={text.close}
      header={text.update}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" loading={busy} onClick={submit}>
              {text.save}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error !== null && <Refusal error={error} />}
        <MetadataField metadata={metadata} onChange={setMetadata} tried={tried} />
      </SpaceBetween>
    </Modal>
  );
}
