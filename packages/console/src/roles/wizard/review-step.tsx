import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import { Fields } from '../../parts/fields.tsx';
import { TagFields } from '../../parts/tag-fields.tsx';
import type { Tag } from '../../parts/tag-problems.ts';
import { PolicyDocument } from '../../policies/editor/policy-document.tsx';
import { nameOfPolicy } from '../../policies/policy-name.ts';
import { descriptionProblem, roleNameProblem } from '../names.ts';
import { roleTexts } from '../texts.ts';
import { TrustedEntities } from '../trust/trust-view.tsx';
import { wizardTexts } from '../wizard-texts.ts';

/** What is given when a role is named. */
export interface Naming {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly Tag[];
}

export interface ReviewStepProps {
  readonly naming: Naming;
  readonly onNaming: (naming: Naming) => void;
  readonly tried: boolean;
  readonly document: string;
  readonly policies: readonly string[];
  readonly boundary: string | null;
  readonly onEdit: (step: number) => void;
}

/** Step 3: name, description, what was chosen before, tags. */
export function ReviewStep({ naming, onNaming, tried, document, policies, boundary, onEdit }: ReviewStepProps) {
  const text = useTexts(wizardTexts);
  const { problems } = useTexts(roleTexts);
  const name = roleNameProblem(naming.name);
  const description = descriptionProblem(naming.description);
  const attached = [...policies.map((arn) => ({ arn, as: text.attachedAsPolicy })), ...(boundary === null ? [] : [{ arn: boundary, as: text.attachedAsBoundary }])];
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text.details}</Header>}>
        <SpaceBetween size="m">
          <FormField label={text.name} constraintText={text.nameHint} errorText={tried && name !== null ? problems[name] : ''}>
            <Input value={naming.name} spellcheck={false} onChange={({ detail }) => onNaming({ ...naming, name: detail.value })} />
          </FormField>
          <FormField label={text.description} constraintText={text.descriptionHint} errorText={description === null ? '' : problems[description]}>
            <Textarea value={naming.description} rows={3} onChange={({ detail }) => onNaming({ ...naming, description: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Reviewed title={text.selectEntity} onEdit={() => onEdit(0)}>
        <SpaceBetween size="m">
          <Fields columns={1} items={[{ label: text.trusted, value: <TrustedEntities document={document} /> }]} />
          <PolicyDocument text={document} label={text.trustPolicy} />
        </SpaceBetween>
      </Reviewed>
      <Reviewed title={text.addPermissions} onEdit={() => onEdit(1)}>
        <Table
          variant="embedded"
          items={attached}
          ariaLabels={{ tableLabel: text.permissionsSummary }}
          empty={text.noPolicies}
          columnDefinitions={[
            { id: 'policy', header: text.policy, isRowHeader: true, cell: ({ arn }) => nameOfPolicy(arn) },
            { id: 'as', header: text.attachedAs, cell: ({ as }) => as },
          ]}
        />
      </Reviewed>
      <Container header={<Header variant="h2">{text.tags}</Header>}>
        <TagFields tags={naming.tags} keys="ignoring case" tried={tried} onChange={(tags) => onNaming({ ...naming, tags })} />
      </Container>
    </SpaceBetween>
  );
}

function Reviewed({ title, onEdit, children }: { readonly title: string; readonly onEdit: () => void; readonly children: ReactNode }) {
  const text = useTexts(wizardTexts);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button ariaLabel={text.editStep(title)} onClick={onEdit}>
              {text.edit}
            </Button>
          }
        >
          {title}
        </Header>
      }
    >
      {children}
    </Container>
  );
}
