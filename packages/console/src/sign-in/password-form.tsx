import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { failureOf } from '../api/failure.ts';
import { useAction } from '../api/load.ts';
import { signInWithPassword } from '../api/octroi.ts';
import { useTexts } from '../i18n/language.tsx';
import { useSession } from '../session/session.tsx';
import { ChangeStep, CodeStep, PasswordStep } from './password-steps.tsx';
import { FIRST, inputOf, sessionIn, stepAfter, type Step, type Typed } from './steps.ts';
import { signInTexts } from './texts.ts';

/** Signs a user in, or the root user: the password first, then what the server asks for. */
export function PasswordForm({ root }: { readonly root: boolean }) {
  const text = useTexts(signInTexts);
  const { signIn } = useSession();
  const [parameters] = useSearchParams();
  const [typed, setTyped] = useState<Typed>({ account: parameters.get('account') ?? '', user: root ? null : '', password: '', code: '', device: null, newPassword: '' });
  const [again, setAgain] = useState('');
  const [step, setStep] = useState<Step>(FIRST);
  const [keep, setKeep] = useState(false);
  const [tried, setTried] = useState(false);
  // A device was asked for: its next code is needed if the first one was used up.
  const [withCode, setWithCode] = useState(false);
  const type = (more: Partial<Typed>): void => setTyped((before) => ({ ...before, ...more }));
  const { run, busy, error, clear } = useAction(async () => {
    try {
      signIn(sessionIn(await signInWithPassword(inputOf(typed))), keep);
    } catch (refusal) {
      const next = stepAfter(refusal);
      if (next === null) {
        // A code is used up, whatever the refusal was about.
        type({ code: '' });
        throw refusal;
      }
      setTried(false);
      if (next.kind === 'code') setWithCode(true);
      if (next.kind === 'code' && next.devices.length > 1) type({ device: next.devices[0] ?? null });
      setStep(next);
    }
  });
  const startAgain = (): void => {
    clear();
    setTried(false);
    type({ password: '', code: '', device: null, newPassword: '' });
    setAgain('');
    setWithCode(false);
    setStep(FIRST);
  };
  const codeAgain = withCode && step.kind === 'change' && error !== null;
  const needsCode = step.kind === 'code' || codeAgain;
  const complete = typed.account.trim() !== '' && typed.user?.trim() !== '' && typed.password !== '' && (!needsCode || /^\d{6}$/.test(typed.code)) && (step.kind !== 'change' || (typed.newPassword !== '' && typed.newPassword === again));
  const parts = { typed, type, tried };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (complete) void run();
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {step.kind !== 'password' && (
              <Button formAction="none" variant="link" onClick={startAgain}>
                {text.cancel}
              </Button>
            )}
            <Button variant="primary" loading={busy}>
              {step.kind === 'change' ? text.changeAndSubmit : text.submit}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="m">
          {error !== null && <Failed error={error} />}
          {step.kind === 'password' && <PasswordStep {...parts} root={root} />}
          {step.kind === 'code' && <CodeStep {...parts} devices={step.devices} />}
          {step.kind === 'change' && <ChangeStep {...parts} again={again} setAgain={setAgain} askCode={codeAgain} />}
          {step.kind === 'password' && (
            <Checkbox checked={keep} onChange={({ detail }) => setKeep(detail.checked)} description={text.keepHint}>
              {text.keep}
            </Checkbox>
          )}
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** Refusals that the page has words for stand in the person's language; others in those of the server. */
function Failed({ error }: { readonly error: unknown }) {
  const text = useTexts(signInTexts);
  const { code, message } = failureOf(error);
  const known: Readonly<Record<string, string>> = text.refusals;
  return <Alert type="error">{known[code] ?? message}</Alert>;
}
