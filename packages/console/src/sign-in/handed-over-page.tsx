import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { failureOf } from '../api/failure.ts';
import { useAction } from '../api/load.ts';
import { HOME_REGION } from '../api/regions.ts';
import { useTexts } from '../i18n/language.tsx';
import { useHeading } from '../parts/heading.ts';
import { Waiting } from '../parts/states.tsx';
import { identify } from '../session/identify.ts';
import { useSession } from '../session/session.tsx';
import { byAccount, pageOf, type HandedOver, type OfferedRole } from './handed-over.ts';
import { askSaml, redeemToken } from './redeem.ts';
import { signInTexts } from './texts.ts';

/** Signs in with what a login URL or an identity provider handed over; of several roles the person chooses one. */
export function HandedOverPage({ of, onDone }: { readonly of: HandedOver; readonly onDone: () => void }) {
  const text = useTexts(signInTexts);
  const { signIn } = useSession();
  const navigate = useNavigate();
  const [roles, setRoles] = useState<readonly OfferedRole[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const around = useHeading<HTMLDivElement>(roles === null ? text.title : text.chooseRole, 'sign-in');
  const { run, busy, error } = useAction(async (role?: string) => {
    let { token } = of.kind === 'token' ? of : { token: null };
    if (of.kind === 'saml') {
      const answer = await askSaml(of.response, role);
      if ('roles' in answer) return setRoles(answer.roles);
      token = answer.token;
    }
    signIn(await identify(await redeemToken(token ?? ''), HOME_REGION), true);
    void navigate(pageOf(of.destination, location.origin), { replace: true });
    onDone();
  });
  useEffect(() => void run(), [run]);
  return (
    <div className="console-narrow" ref={around}>
      <SpaceBetween size="l">
        <Header variant="h1">{roles === null ? text.title : text.chooseRole}</Header>
        {error !== null && (
          <Alert type="error" header={text.failed} action={<Button onClick={onDone}>{text.otherWay}</Button>}>
            {failureOf(error).message}
          </Alert>
        )}
        {error === null && roles === null && <Waiting />}
        {roles !== null && (
          <SpaceBetween size="m">
            {byAccount(roles).map(([account, offered]) => (
              <Container key={account} header={<Header>{text.accountNumber(account)}</Header>}>
                <RadioGroup ariaLabel={text.accountNumber(account)} value={chosen} onChange={({ detail }) => setChosen(detail.value)} items={offered.map(({ role, name }) => ({ value: role, label: name, description: role }))} />
              </Container>
            ))}
            <Button variant="primary" disabled={chosen === null} loading={busy} onClick={() => void (chosen !== null && run(chosen))}>
              {text.submit}
            </Button>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </div>
  );
}
