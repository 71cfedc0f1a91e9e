import { AddPermissionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { functionTexts } from './texts.ts';

const ACTIONS = ['lambda:InvokeFunction', 'lambda:GetFunction', 'lambda:GetFunctionConfiguration', 'lambda:UpdateFunctionCode', 'lambda:*'];
const SID = /^[A-Za-z0-9_-]{1,100}$/;

/** Adds a statement to a function's resource policy. */
export function AddPermission({ name, onClose, onAdded }: { readonly name: string; readonly onClose: () => void; readonly onAdded: () => void }) {
  const text = useTexts(functionTexts);
  const lambda = useClient(LambdaClient);
  const notify = useNotify();
  const [sid, setSid] = useState('');
  const [principal, setPrincipal] = useState('');
  const [action, setAction] = useState(ACTIONS[0]!);
  const [sourceArn, setSourceArn] = useState('');
  const [sourceAccount, setSourceAccount] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await lambda.send(
      new AddPermissionCommand({
        FunctionName: name,
        StatementId: sid,
        Principal: principal.trim(),
        Action: action,
        ...(sourceArn.trim() === '' ? {} : { SourceArn: sourceArn.trim() }),
        ...(sourceAccount.trim() === '' ? {} : { SourceAccount: sourceAccount.trim() }),
      }),
    );
  });
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!SID.test(sid) || principal.trim() === '' || !(await run())) return;
    notify('success', text.permissionAdded);
    onAdded();
    onClose();
  };
  const optional = (label: string) => (
    <>
      {label} <i>- {text.optional}</i>
    </>
  );
  return (
    <Modal
      visible
      header={text.addPermission}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void submit()}>
              {text.save}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label={text.statementId} constraintText={text.statementIdHint} errorText={tried && !SID.test(sid) ? text.statementIdHint : ''}>
          <Input value={sid} spellcheck={false} onChange={({ detail }) => setSid(detail.value)} />
        </FormField>
        <FormField label={text.principal} description={text.principalHint} errorText={tried && principal.trim() === '' ? text.needed : ''}>
          <Input value={principal} spellcheck={false} onChange={({ detail }) => setPrincipal(detail.value)} />
        </FormField>
        <FormField label={text.action}>
          <Select selectedOption={{ value: action, label: action }} options={ACTIONS.map((value) => ({ value, label: value }))} onChange={({ detail }) => setAction(detail.selectedOption.value ?? action)} />
        </FormField>
        <FormField label={optional(text.sourceArn)} description={text.sourceArnHint}>
          <Input value={sourceArn} spellcheck={false} onChange={({ detail }) => setSourceArn(detail.value)} />
        </FormField>
        <FormField label={optional(text.sourceAccount)}>
          <Input value={sourceAccount} inputMode="numeric" onChange={({ detail }) => setSourceAccount(detail.value)} />
        </FormField>
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Modal>
  );
}
