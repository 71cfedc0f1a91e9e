import { DeleteAccountPasswordPolicyCommand, GetAccountPasswordPolicyCommand, IAMClient, UpdateAccountPasswordPolicyCommand, type PasswordPolicy } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { failureOf } from '../api/failure.ts';
import { useAction, useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Fields } from '../parts/fields.tsx';
import { Show } from '../parts/states.tsx';
import { useNotify } from '../shell/flash.tsx';
import { Dialog } from '../users/dialog.tsx';
import { formOf, inputOf, PROPOSED, wrongNumbers, type NumberName, type PolicyForm } from './password-policy.ts';
import { accountTexts } from './texts.ts';

async function policyOf(iam: IAMClient): Promise<{ readonly own: PasswordPolicy | null }> {
  try {
    return { own: (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy ?? null };
  } catch (error) {
    if (failureOf(error).code === 'NoSuchEntity') return { own: null };
    throw error;
  }
}

/** What passwords of users have to be. */
export function PasswordPolicyPanel() {
  const text = useTexts(accountTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const policy = useLoad(useCallback(() => policyOf(iam), [iam]));
  const [dialog, setDialog] = useState<'edit' | 'delete' | null>(null);
  const own = policy.data?.own ?? null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {own !== null && <Button onClick={() => setDialog('delete')}>{text.useDefault}</Button>}
              <Button disabled={policy.data === null} ariaLabel={`${text.edit}: ${text.passwordPolicy}`} onClick={() => setDialog('edit')}>
                {text.edit}
              </Button>
            </SpaceBetween>
          }
        >
          {text.passwordPolicy}
        </Header>
      }
    >
      <Show of={policy}>{() => (own === null ? text.policyDefault : <Shown of={formOf(own)} />)}</Show>
      {dialog === 'edit' && (
        <EditPolicy
          before={own === null ? PROPOSED : formOf(own)}
          onClose={() => setDialog(null)}
          onSaved={() => {
            setDialog(null);
            notify('success', text.policySaved);
            policy.reload();
          }}
        />
      )}
      {dialog === 'delete' && (
        <ConfirmDelete
          names={[text.defaultName]}
          title={text.useDefault}
          verb={text.useDefault}
          onClose={() => setDialog(null)}
          onDelete={async () => {
            await iam.send(new DeleteAccountPasswordPolicyCommand({}));
            notify('success', text.policyGone);
            policy.reload();
          }}
        >
          {text.defaultHint}
        </ConfirmDelete>
      )}
    </Container>
  );
}

function Shown({ of }: { readonly of: PolicyForm }) {
  const text = useTexts(accountTexts);
  const { formats } = useLanguage();
  const said = (value: boolean): string => (value ? text.yes : text.no);
  return (
    <Fields
      items={[
        { label: text.minimum, value: formats.number(Number(of.minimum)) },
        { label: text.uppercase, value: said(of.uppercase) },
        { label: text.lowercase, value: said(of.lowercase) },
        { label: text.numbers, value: said(of.numbers) },
        { label: text.symbols, value: said(of.symbols) },
        { label: text.allowChange, value: said(of.allowChange) },
        { label: text.expires, value: of.maxAge === null ? text.never : text.days(formats.number(Number(of.maxAge))) },
        { label: text.hardExpiry, value: said(of.hardExpiry) },
        { label: text.preventReuse, value: of.reuse === null ? text.no : formats.number(Number(of.reuse)) },
      ]}
    />
  );
}

function EditPolicy({ before, onClose, onSaved }: { readonly before: PolicyForm; readonly onClose: () => void; readonly onSaved: () => void }) {
  const text = useTexts(accountTexts);
  const iam = useClient(IAMClient);
  const [form, setForm] = useState(before);
  const wrong = wrongNumbers(form);
  const { run, busy, error } = useAction(async () => {
    await iam.send(new UpdateAccountPasswordPolicyCommand(inputOf(form)));
    onSaved();
  });
  const change = (more: Partial<PolicyForm>): void => setForm({ ...form, ...more });
  const check = (name: 'uppercase' | 'lowercase' | 'numbers' | 'symbols' | 'allowChange' | 'hardExpiry') => (
    <Checkbox checked={form[name]} onChange={({ detail }) => change({ [name]: detail.checked })}>
      {text[name]}
    </Checkbox>
  );
  const number = (name: NumberName, hint: string) => (
    <FormField label={text[name]} constraintText={hint} errorText={wrong.includes(name) ? text.wrongNumber : ''}>
      <Input value={form[name] ?? ''} inputMode="numeric" onChange={({ detail }) => change({ [name]: detail.value.trim() })} />
    </FormField>
  );
  return (
    <Dialog title={text.passwordPolicy} onClose={onClose} error={error} submit={{ text: text.save, run: () => void run(), busy, disabled: wrong.length > 0 }}>
      {number('minimum', text.minimumHint)}
      <FormField label={text.strength}>
        <SpaceBetween size="xxs">
          {check('uppercase')}
          {check('lowercase')}
          {check('numbers')}
          {check('symbols')}
        </SpaceBetween>
      </FormField>
      <FormField label={text.other}>
        <SpaceBetween size="xxs">
          {check('allowChange')}
          <Checkbox checked={form.maxAge !== null} onChange={({ detail }) => change({ maxAge: detail.checked ? '90' : null })}>
            {text.expires}
          </Checkbox>
          <Checkbox checked={form.reuse !== null} onChange={({ detail }) => change({ reuse: detail.checked ? '5' : null })}>
            {text.preventReuse}
          </Checkbox>
        </SpaceBetween>
      </FormField>
      {form.maxAge !== null && number('maxAge', text.maxAgeHint)}
      {form.maxAge !== null && check('hardExpiry')}
      {form.reuse !== null && number('reuse', text.reuseHint)}
    </Dialog>
  );
}
