import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useClient } from '../../api/clients.tsx';
import { failureOf } from '../../api/failure.ts';
import { useAction } from '../../api/load.ts';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { PageLink } from '../../parts/links.tsx';
import { WizardFrame } from '../../parts/wizard-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { tagProblems } from '../../parts/tag-problems.ts';
import { nameOfPolicy } from '../../policies/policy-name.ts';
import { useSignedIn } from '../../session/session.tsx';
import { useNotify } from '../../shell/flash.tsx';
import { roleAddress } from '../address.ts';
import { descriptionProblem, roleNameProblem } from '../names.ts';
import { roleTexts } from '../texts.ts';
import { trustDocumentOf } from '../trust/document-of.ts';
import { emptyTrust, type TrustForm } from '../trust/form.ts';
import { trustProblems } from '../trust/problems.ts';
import { wizardTexts } from '../wizard-texts.ts';
import { EntityStep } from './entity-step.tsx';
import { trustOfProvider } from './choice.ts';
import { PermissionsStep } from './permissions-step.tsx';
import { ReviewStep, type Naming } from './review-step.tsx';

const REVIEW = 2;

/** A new role, in the steps of AWS's console: trusted entity, permissions, review. */
export function CreateRolePage() {
  const text = useTexts(wizardTexts);
  const { roles } = useTexts(roleTexts);
  const { formats } = useLanguage();
  const navigate = useNavigate();
  const { account, arn } = useSignedIn();
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(false);
  const [parameters] = useSearchParams();
  const [form, setForm] = useState<TrustForm>(() => trustOfProvider(parameters.get('provider')) ?? emptyTrust('service'));
  const [policies, setPolicies] = useState<readonly string[]>([]);
  const [boundary, setBoundary] = useState<string | null>(null);
  const [naming, setNaming] = useState<Naming>({ name: '', description: '', tags: [] });
  const problems = trustProblems(form);
  const document = problems.length === 0 ? trustDocumentOf(form, { account, partition: arn.split(':')[1] ?? 'aws' }) : '';
  const { create, busy, error } = useCreate();
  const goTo = (next: number): void => {
    // Back is always possible; ahead only past what is right.
    const stopped = next > step && ((step === 0 && problems.length > 0) || (step === 1 && boundary === ''));
    setTried(stopped);
    if (!stopped) setStep(next);
  };
  const submit = (): void => {
    setTried(true);
    const good = roleNameProblem(naming.name) === null && descriptionProblem(naming.description) === null && tagProblems(naming.tags, 'ignoring case').every((problem) => problem === null);
    if (good) void create({ naming, document, policies, boundary });
  };
  return (
    <WizardFrame title={text.title} crumbs={[{ text: 'IAM', to: '/iam' }, { text: roles, to: '/roles' }, { text: text.title, to: '/roles/create' }]}>
      <Wizard
        activeStepIndex={step}
        isLoadingNextStep={busy}
        i18nStrings={{
          stepNumberLabel: (number) => text.step(formats.number(number)),
          collapsedStepsLabel: (number, of) => text.steps(formats.number(number), formats.number(of)),
          navigationAriaLabel: text.title,
          cancelButton: text.cancel,
          previousButton: text.previous,
          nextButton: step === 0 ? text.nextPermissions : text.nextReview,
        }}
        submitButtonText={text.create}
        onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
        onCancel={() => void navigate('/roles')}
        onSubmit={submit}
        steps={[
          { title: text.selectEntity, content: <EntityStep form={form} problems={tried ? problems : []} onChange={setForm} /> },
          {
            title: text.addPermissions,
            description: text.permissionsHint,
            content: <PermissionsStep policies={policies} onPolicies={setPolicies} boundary={boundary} onBoundary={setBoundary} />,
            ...(tried && step === 1 ? { errorText: text.boundaryNeeded } : {}),
          },
          {
            title: text.review,
            content: (
              <SpaceBetween size="l">
                <ReviewStep naming={naming} onNaming={setNaming} tried={tried && step === REVIEW} document={document} policies={policies} boundary={boundary} onEdit={goTo} />
                {error !== null && <Refusal error={error} />}
              </SpaceBetween>
            ),
          },
        ]}
      />
    </WizardFrame>
  );
}

interface NewRole {
  readonly naming: Naming;
  readonly document: string;
  readonly policies: readonly string[];
  readonly boundary: string | null;
}

/** Makes the role and attaches its policies; a policy that is refused is told, the role is there nevertheless. */
function useCreate() {
  const text = useTexts(wizardTexts);
  const iam = useClient(IAMClient);
  const notify = useNotify();
  const navigate = useNavigate();
  const { run, busy, error } = useAction(async ({ naming, document, policies, boundary }: NewRole) => {
    const { name, description, tags } = naming;
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: document,
        ...(description === '' ? {} : { Description: description }),
        ...(boundary === null ? {} : { PermissionsBoundary: boundary }),
        ...(tags.length === 0 ? {} : { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
      }),
    );
    for (const PolicyArn of policies) {
      await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn })).catch((refused: unknown) => notify('error', text.notAttached(nameOfPolicy(PolicyArn), failureOf(refused).message)));
    }
    notify(
      'success',
      <>
        {text.created(name)} <PageLink to={roleAddress(name)} color="inverted">{text.view}</PageLink>
      </>,
    );
    await navigate('/roles');
  });
  return { create: run, busy, error };
}
