import { CreatePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import Wizard from '@cloudscape-design/components/wizard';
import { validateDocument } from '@octroi/policy';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { TagFields } from '../parts/tag-fields.tsx';
import { tagProblems, type Tag } from '../parts/tag-problems.ts';
import { useNotify } from '../shell/flash.tsx';
import { WizardFrame } from '../parts/wizard-frame.tsx';
import { descriptionProblem, policyNameProblem } from './policy-name.ts';
import { policyPath } from './policy-path.ts';
import { Specify } from './specify.tsx';
import { PolicySummary } from './summary/summary-table.tsx';
import { policyTexts } from './texts.ts';
import { addBlock } from './visual/edit.ts';
import { EMPTY_DOCUMENT, readVisual, writeVisual } from './visual/document.ts';

/** The document that the visual editor begins with: one statement, still empty. */
function firstDocument(): string {
  const read = readVisual(EMPTY_DOCUMENT);
  return read.ok ? writeVisual(addBlock(read.document)) : EMPTY_DOCUMENT;
}

/** « Create policy »: what it grants, then its name. */
export function CreatePolicyPage() {
  const text = useTexts(policyTexts);
  const navigate = useNavigate();
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const [step, setStep] = useState(0);
  const [document, setDocument] = useState(firstDocument);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const [tried, setTried] = useState({ document: false, form: false });
  const crumbs = [
    { text: 'IAM', to: '/iam' },
    { text: text.policies, to: '/policies' },
    { text: text.create, to: '/policies/create' },
  ];
  const rejection = validateDocument(document, 'managed');
  const nameWrong = policyNameProblem(name);
  const descriptionWrong = descriptionProblem(description);
  const { run, busy, error } = useAction(async () => {
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: name,
        PolicyDocument: document,
        ...(description === '' ? {} : { Description: description }),
        ...(tags.length === 0 ? {} : { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
      }),
    );
    notify('success', text.createdFlash(name));
    void navigate(policyPath(Policy?.Arn ?? ''));
  });
  const submit = async (): Promise<void> => {
    setTried((before) => ({ ...before, form: true }));
    if (nameWrong === null && descriptionWrong === null && tagProblems(tags).every((problem) => problem === null)) await run();
  };
  const go = (to: number): void => {
    setTried((before) => ({ ...before, document: true }));
    if (to === 0 || rejection === null) setStep(to);
  };
  return (
    <WizardFrame title={text.create} crumbs={crumbs}>
      <Wizard
        activeStepIndex={step}
        onNavigate={({ detail }) => go(detail.requestedStepIndex)}
        onCancel={() => void navigate('/policies')}
        onSubmit={() => void submit()}
        isLoadingNextStep={busy}
        submitButtonText={text.create}
        steps={[
          { title: text.specify, content: <Specify document={document} onDocument={setDocument} refused={tried.document ? (rejection?.message ?? null) : null} /> },
          {
            title: text.review,
            description: text.reviewHint,
            content: (
              <SpaceBetween size="l">
                {error !== null && <Refusal error={error} />}
                <Container header={<Header variant="h2">{text.details}</Header>}>
                  <SpaceBetween size="m">
                    <FormField label={text.name} description={text.nameHint} errorText={tried.form && nameWrong !== null ? text.nameProblems[nameWrong] : null}>
                      <Input value={name} placeholder={text.namePlaceholder} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
                    </FormField>
                    <FormField
                      label={
                        <>
                          {text.descriptionLabel} <i>- {text.optional}</i>
                        </>
                      }
                      errorText={descriptionWrong === null ? null : text.descriptionProblems[descriptionWrong]}
                    >
                      <Textarea value={description} onChange={({ detail }) => setDescription(detail.value)} />
                    </FormField>
                  </SpaceBetween>
                </Container>
                <Container header={<Header variant="h2">{text.granted}</Header>}>
                  <PolicySummary text={document} />
                </Container>
                <Container
                  header={
                    <Header variant="h2" description={text.tagsHint}>
                      {text.tags}
                    </Header>
                  }
                >
                  <TagFields tags={tags} onChange={setTags} tried={tried.form} />
                </Container>
              </SpaceBetween>
            ),
          },
        ]}
      />
    </WizardFrame>
  );
}
