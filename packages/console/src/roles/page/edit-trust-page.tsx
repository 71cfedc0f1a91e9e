import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { validateDocument } from '@octroi/policy';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../../api/clients.tsx';
import { useAction, useLoad } from '../../api/load.ts';
import { useTexts } from '../../i18n/language.tsx';
import { PageButton } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Show } from '../../parts/states.tsx';
import { readDocument } from '../../permissions/holder.ts';
import { JsonPolicyEditor } from '../../policies/editor/json-policy-editor.tsx';
import { laidOut } from '../../policies/json/laid-out.ts';
import { useNotify } from '../../shell/flash.tsx';
import { roleAddress, useRoleName } from '../address.ts';
import { roleTexts } from '../texts.ts';
import { trustTexts } from '../trust-texts.ts';

/** Changes whom a role trusts. */
export function EditTrustPage() {
  const text = useTexts(trustTexts);
  const { roles, trust } = useTexts(roleTexts);
  const name = useRoleName();
  const iam = useClient(IAMClient);
  const base = roleAddress(name);
  const document = useLoad(useCallback(async () => laidOut(readDocument((await iam.send(new GetRoleCommand({ RoleName: name }))).Role?.AssumeRolePolicyDocument)), [iam, name]));
  return (
    <Page
      title={text.edit}
      crumbs={[{ text: 'IAM', to: '/iam' }, { text: roles, to: '/roles' }, { text: name, to: `${base}?tab=trust` }, { text: trust, to: `${base}/trust` }]}
    >
      <Show of={document}>{(known) => <TrustForm key={known} role={name} base={base} document={known} />}</Show>
    </Page>
  );
}

function TrustForm({ role, base, document }: { readonly role: string; readonly base: string; readonly document: string }) {
  const text = useTexts(trustTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const iam = useClient(IAMClient);
  const [value, setValue] = useState(document);
  const { run, busy, error } = useAction(async () => {
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: role, PolicyDocument: value }));
    notify('success', text.updated);
    await navigate(`${base}?tab=trust`);
  });
  return (
    <Form
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <PageButton to={`${base}?tab=trust`} variant="link">
            {text.cancel}
          </PageButton>
          <Button variant="primary" loading={busy} disabled={validateDocument(value, 'trust') !== null} onClick={() => void run()}>
            {text.update}
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="m">
        <JsonPolicyEditor kind="trust" label={text.policy} value={value} onChange={setValue} />
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Form>
  );
}
