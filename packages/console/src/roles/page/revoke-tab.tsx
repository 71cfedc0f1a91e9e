import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useClient } from '../../api/clients.tsx';
import { failureOf } from '../../api/failure.ts';
import { useAction, useLoad } from '../../api/load.ts';
import { useTexts } from '../../i18n/language.tsx';
import { Fields, Moment } from '../../parts/fields.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Show } from '../../parts/states.tsx';
import { readDocument } from '../../permissions/holder.ts';
import { useNotify } from '../../shell/flash.tsx';
import { revokedUntil, revokingDocument, REVOKING_POLICY } from '../revoke.ts';
import { roleTexts } from '../texts.ts';

/** Ends the sessions of a role: by an inline policy that denies everything to those issued before now, as AWS's console does. */
export function RevokeTab({ role: RoleName }: { readonly role: string }) {
  const text = useTexts(roleTexts);
  const iam = useClient(IAMClient);
  const [asking, setAsking] = useState(false);
  const revoked = useLoad(
    useCallback(async () => {
      try {
        const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: REVOKING_POLICY }));
        return { until: revokedUntil(readDocument(PolicyDocument)) };
      } catch (error) {
        if (failureOf(error).status === 404) return { until: null };
        throw error;
      }
    }, [iam, RoleName]),
  );
  return (
    <Container
      header={
        <Header variant="h2" description={text.revokeHint} actions={<Button onClick={() => setAsking(true)}>{text.revokeButton}</Button>}>
          {text.revoke}
        </Header>
      }
    >
      <Show of={revoked}>{({ until }) => <Fields columns={1} items={[{ label: text.revokedUntil, value: until === null ? null : <Moment of={until} /> }]} />}</Show>
      {asking && (
        <RevokeDialog
          role={RoleName}
          onClose={() => setAsking(false)}
          onRevoked={() => {
            setAsking(false);
            revoked.reload();
          }}
        />
      )}
    </Container>
  );
}

function RevokeDialog({ role: RoleName, onClose, onRevoked }: { readonly role: string; readonly onClose: () => void; readonly onRevoked: () => void }) {
  const text = useTexts(roleTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const [acknowledged, setAcknowledged] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: REVOKING_POLICY, PolicyDocument: revokingDocument(Date.now()) }));
    notify('success', text.revoked);
    onRevoked();
  });
  return (
    <Modal
      visible
      onDismiss={onClose}
      closeAriaLabel={text.close}
      header={text.revokeTitle}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" disabled={!acknowledged} loading={busy} onClick={() => void run()}>
              {text.revokeButton}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error !== null && <Refusal error={error} />}
        <span>{text.revokeText(REVOKING_POLICY)}</span>
        <Checkbox checked={acknowledged} onChange={({ detail }) => setAcknowledged(detail.checked)}>
          {text.acknowledge}
        </Checkbox>
      </SpaceBetween>
    </Modal>
  );
}
