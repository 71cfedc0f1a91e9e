import { IAMClient } from '@aws-sdk/client-iam';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { WizardFrame } from '../parts/wizard-frame.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { tagProblems } from '../parts/tag-problems.ts';
import { useSignedIn } from '../session/session.tsx';
import { useNotify } from '../shell/flash.tsx';
import { nameProblem, userAddress } from './address.ts';
import { createUser, EMPTY_USER, type NewUser } from './create-user.ts';
import { DetailsStep, PermissionsStep, ReviewStep } from './create-steps.tsx';
import { SecretsShown, type NewSecrets } from './secrets-shown.tsx';
import { userTexts } from './texts.ts';

/** A new user, in the steps of AWS's console: details, permissions, review; then what can be shown only once. */
export function CreateUserPage() {
  const text = useTexts(userTexts);
  const { formats } = useLanguage();
  const navigate = useNavigate();
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const { account } = useSignedIn();
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(false);
  const [user, setUser] = useState<NewUser>(EMPTY_USER);
  const [made, setMade] = useState<NewSecrets | null>(null);
  const { run, busy, error } = useAction(async () => {
    const { password, key, refused } = await createUser(iam, user);
    notify('success', text.createdUser(user.name));
    for (const { what, message } of refused) notify('error', text.partly(what, message));
    if (password === null && key === null) await navigate('/users');
    else setMade({ user: user.name, password, key, account });
  });
  const detailsWrong = nameProblem(user.name, 64) !== null || user.password?.custom === '';
  const goTo = (next: number): void => {
    const stopped = next > step && ((step === 0 && detailsWrong) || (step === 1 && user.boundary === ''));
    setTried(stopped);
    if (!stopped) setStep(next);
  };
  const crumbs = [{ text: 'IAM', to: '/iam' }, { text: text.users, to: '/users' }, { text: text.create, to: '/users/create' }];
  if (made !== null) {
    return (
      <Page title={text.retrieve} crumbs={crumbs}>
        <SpaceBetween size="l">
          <Container>
            <SecretsShown of={made} />
          </Container>
          <SpaceBetween direction="horizontal" size="xs">
            <PageButton to={userAddress(made.user)}>{text.toUser}</PageButton>
            <PageButton to="/users" variant="primary">
              {text.toUsers}
            </PageButton>
          </SpaceBetween>
        </SpaceBetween>
      </Page>
    );
  }
  return (
    <WizardFrame title={text.create} crumbs={crumbs}>
      <Wizard
        activeStepIndex={step}
        isLoadingNextStep={busy}
        i18nStrings={{
          stepNumberLabel: (number) => text.step(formats.number(number)),
          collapsedStepsLabel: (number, of) => text.steps(formats.number(number), formats.number(of)),
          navigationAriaLabel: text.create,
          cancelButton: text.cancel,
          previousButton: text.previous,
          nextButton: step === 0 ? text.nextPermissions : text.nextReview,
        }}
        submitButtonText={text.create}
        onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
        onCancel={() => void navigate('/users')}
        onSubmit={() => {
          setTried(true);
          if (tagProblems(user.tags, 'ignoring case').every((problem) => problem === null)) void run();
        }}
        steps={[
          { title: text.details, content: <DetailsStep user={user} onChange={setUser} tried={tried} /> },
          { title: text.setPermissions, content: <PermissionsStep user={user} onChange={setUser} /> },
          {
            title: text.review,
            content: (
              <SpaceBetween size="l">
                <ReviewStep user={user} onChange={setUser} tried={tried} onEdit={goTo} />
                {error !== null && <Refusal error={error} />}
              </SpaceBetween>
            ),
          },
        ]}
      />
    </WizardFrame>
  );
}
