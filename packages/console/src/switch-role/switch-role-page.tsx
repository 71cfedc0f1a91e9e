import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { choiceProblem, type RoleChoice } from './history.ts';
import { switchRoleTexts } from './texts.ts';
import { useRoleHistory, useSwitchRole } from './use-switch-role.ts';

/** Switches to a role: of the address (a link of AWS's form), of the history, or as it is typed. Each link that is followed begins anew. */
export function SwitchRolePage() {
  return <SwitchRoleForm key={useLocation().key} />;
}

function SwitchRoleForm() {
  const text = useTexts(switchRoleTexts);
  const [parameters] = useSearchParams();
  const { state } = useLocation() as { readonly state: { readonly now?: boolean } | null };
  const navigate = useNavigate();
  const notify = useNotify();
  const history = useRoleHistory();
  const switchRole = useSwitchRole();
  const [account, setAccount] = useState(parameters.get('account') ?? '');
  const [role, setRole] = useState(parameters.get('roleName') ?? '');
  const [name, setName] = useState(parameters.get('displayName') ?? '');
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async (choice: RoleChoice) => {
    await switchRole(choice);
    notify('success', text.done(choice.name, choice.account));
    void navigate('/', { replace: true });
  });
  const typedRole = role.trim();
  const typed: RoleChoice = { account: account.trim(), role: typedRole, name: name.trim() === '' ? (typedRole.split('/').at(-1) ?? '') : name.trim() };
  const problem = tried ? choiceProblem(typed) : null;
  // Only the menu of this console starts it by itself: a link from elsewhere fills the form, and a person sends it.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || state?.now !== true || choiceProblem(typed) !== null) return;
    begun.current = true;
    void run(typed);
  });
  return (
    <Page title={text.title} description={text.description}>
      <SpaceBetween size="l">
        <Container>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setTried(true);
              if (choiceProblem(typed) === null) void run(typed);
            }}
          >
            <Form
              actions={
                <Button variant="primary" loading={busy}>
                  {text.submit}
                </Button>
              }
            >
              <SpaceBetween size="m">
                {error !== null && <Refusal error={error} />}
                <FormField label={text.account} description={text.accountHint} errorText={problem === 'account' ? text.accountNeeded : ''}>
                  <Input value={account} onChange={({ detail }) => setAccount(detail.value)} inputMode="numeric" />
                </FormField>
                <FormField label={text.role} description={text.roleHint} errorText={problem === 'role' ? text.roleNeeded : ''}>
                  <Input value={role} onChange={({ detail }) => setRole(detail.value)} spellcheck={false} />
                </FormField>
                <FormField label={<>{text.name} <i>- {text.optional}</i></>} description={text.nameHint}>
                  <Input value={name} onChange={({ detail }) => setName(detail.value.slice(0, 64))} />
                </FormField>
              </SpaceBetween>
            </Form>
          </form>
        </Container>
        <Container header={<Header description={text.historyHint}>{text.history}</Header>}>
          {history.length === 0 ? (
            text.noHistory
          ) : (
            <SpaceBetween size="xs">
              {history.map((choice) => (
                <Button key={`${choice.account}/${choice.role}`} variant="inline-link" onClick={() => void run(choice)}>
                  {text.again(choice.name, choice.account)}
                </Button>
              ))}
            </SpaceBetween>
          )}
        </Container>
      </SpaceBetween>
    </Page>
  );
}
