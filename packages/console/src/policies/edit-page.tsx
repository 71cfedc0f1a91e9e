import { CreatePolicyVersionCommand, DeletePolicyVersionCommand, IAMClient } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { validateDocument } from '@octroi/policy';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { useHeading } from '../parts/heading.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { useCrumbs } from '../shell/crumbs.tsx';
import { useNotify } from '../shell/flash.tsx';
import { laidOut } from './json/laid-out.ts';
import { nameOfPolicy } from './policy-name.ts';
import { policyPath } from './policy-path.ts';
import { Specify } from './specify.tsx';
import { PolicySummary } from './summary/summary-table.tsx';
import { policyTexts } from './texts.ts';
import { MOST_VERSIONS, usePolicy, useVersions, type ListedVersion } from './use-policy.ts';

/** Edits a policy: what is saved is a new version. */
export function EditPolicyPage() {
  const { arn = '' } = useParams();
  const text = useTexts(policyTexts);
  const name = nameOfPolicy(arn);
  const policy = usePolicy(arn);
  const versions = useVersions(arn);
  const around = useHeading<HTMLDivElement>(text.editTitle(name));
  useCrumbs([
    { text: 'IAM', to: '/iam' },
    { text: text.policies, to: '/policies' },
    { text: name, to: policyPath(arn) },
    { text: text.edit, to: policyPath(arn, '/edit') },
  ]);
  return (
    <div ref={around}>
      <Show of={policy}>{({ document }) => <Show of={versions}>{(known) => <Form arn={arn} name={name} saved={laidOut(document)} versions={known} />}</Show>}</Show>
    </div>
  );
}

interface FormProps {
  readonly arn: string;
  readonly name: string;
  readonly saved: string;
  readonly versions: readonly ListedVersion[];
}

function Form({ arn: PolicyArn, name, saved, versions }: FormProps) {
  const text = useTexts(policyTexts);
  const navigate = useNavigate();
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const [step, setStep] = useState(0);
  const [document, setDocument] = useState(saved);
  const [tried, setTried] = useState(false);
  const [asDefault, setAsDefault] = useState(true);
  const others = versions.filter(({ isDefault }) => !isDefault).map(({ id }) => id);
  const full = versions.length >= MOST_VERSIONS;
  const [victim, setVictim] = useState(others.at(-1) ?? '');
  const rejection = validateDocument(document, 'managed');
  const { run, busy, error } = useAction(async () => {
    if (full) await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: victim }));
    const { PolicyVersion } = await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: document, SetAsDefault: asDefault }));
    notify('success', text.savedFlash(name, PolicyVersion?.VersionId ?? ''));
    void navigate(policyPath(PolicyArn));
  });
  const go = (to: number): void => {
    setTried(true);
    if (to === 0 || rejection === null) setStep(to);
  };
  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onCancel={() => void navigate(policyPath(PolicyArn))}
      onSubmit={() => void run()}
      isLoadingNextStep={busy}
      submitButtonText={text.save}
      steps={[
        { title: text.editTitle(name), content: <Specify document={document} onDocument={setDocument} refused={tried ? (rejection?.message ?? null) : null} /> },
        {
          title: text.reviewSave,
          description: text.reviewSaveHint,
          content: (
            <SpaceBetween size="l">
              {error !== null && <Refusal error={error} />}
              {full && (
                <Alert type="warning">
                  <FormField label={text.versionToDelete} description={text.tooMany}>
                    <Select selectedOption={{ value: victim, label: victim }} options={others.map((id) => ({ value: id, label: id }))} onChange={({ detail }) => setVictim(detail.selectedOption.value!)} />
                  </FormField>
                </Alert>
              )}
              <Container header={<Header variant="h2">{text.granted}</Header>}>
                <PolicySummary text={document} />
              </Container>
              <Checkbox checked={asDefault} onChange={({ detail }) => setAsDefault(detail.checked)}>
                {text.setAsDefault}
              </Checkbox>
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
