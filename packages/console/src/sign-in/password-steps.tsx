import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language.tsx';
import { deviceName, type Typed } from './steps.ts';
import { signInTexts } from './texts.ts';

interface StepProps {
  readonly typed: Typed;
  readonly type: (more: Partial<Typed>) => void;
  /** The form was sent once: what is missing is said. */
  readonly tried: boolean;
}

export function PasswordStep({ typed, type, tried, root }: StepProps & { readonly root: boolean }) {
  const text = useTexts(signInTexts);
  const needed = (value: string): string => (tried && value.trim() === '' ? text.needed : '');
  return (
    <SpaceBetween size="m">
      <FormField label={root ? text.rootAccount : text.account} errorText={needed(typed.account)}>
        <Input value={typed.account} onChange={({ detail }) => type({ account: detail.value })} spellcheck={false} autoComplete={root ? 'username' : 'organization'} />
      </FormField>
      {typed.user !== null && (
        <FormField label={text.user} errorText={needed(typed.user)}>
          <Input value={typed.user} onChange={({ detail }) => type({ user: detail.value })} spellcheck={false} autoComplete="username" />
        </FormField>
      )}
      <FormField label={text.password} errorText={needed(typed.password)}>
        <Input type="password" value={typed.password} onChange={({ detail }) => type({ password: detail.value })} autoComplete="current-password" />
      </FormField>
    </SpaceBetween>
  );
}

export function CodeStep({ typed, type, tried, devices }: StepProps & { readonly devices: readonly string[] }) {
  const text = useTexts(signInTexts);
  const options = devices.map((value) => ({ value, label: deviceName(value), description: value }));
  return (
    <SpaceBetween size="m">
      {devices.length > 1 && (
        <FormField label={text.device}>
          <Select options={options} selectedOption={options.find(({ value }) => value === typed.device) ?? null} onChange={({ detail }) => type({ device: detail.selectedOption.value ?? null })} />
        </FormField>
      )}
      <CodeField typed={typed} type={type} tried={tried} />
    </SpaceBetween>
  );
}

function CodeField({ typed, type, tried }: StepProps) {
  const text = useTexts(signInTexts);
  return (
    <FormField label={text.code} description={text.codeHint} errorText={tried && !/^\d{6}$/.test(typed.code) ? text.codeNeeded : ''}>
      <Input value={typed.code} onChange={({ detail }) => type({ code: detail.value.trim() })} autoFocus inputMode="numeric" autoComplete="one-time-code" />
    </FormField>
  );
}

export function ChangeStep({ typed, type, tried, again, setAgain, askCode }: StepProps & { readonly again: string; readonly setAgain: (text: string) => void; readonly askCode: boolean }) {
  const text = useTexts(signInTexts);
  return (
    <SpaceBetween size="m">
      <Alert type="info">{text.mustChange}</Alert>
      <FormField label={text.newPassword} errorText={tried && typed.newPassword === '' ? text.needed : ''}>
        <Input type="password" value={typed.newPassword} onChange={({ detail }) => type({ newPassword: detail.value })} autoFocus autoComplete="new-password" />
      </FormField>
      <FormField label={text.confirmPassword} errorText={tried && again !== typed.newPassword ? text.differ : ''}>
        <Input type="password" value={again} onChange={({ detail }) => setAgain(detail.value)} autoComplete="new-password" />
      </FormField>
      {askCode && <CodeField typed={typed} type={type} tried={false} />}
    </SpaceBetween>
  );
}
