import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useTexts } from '../../i18n/language.tsx';
import { JsonPolicyEditor } from '../../policies/editor/json-policy-editor.tsx';
import type { TrustForm } from '../trust/form.ts';
import type { TrustProblem } from '../trust/problems.ts';
import { wizardTexts } from '../wizard-texts.ts';
import { AccountFields } from './account-fields.tsx';
import { CHOICES, choiceOf, chosen, type Choice } from './choice.ts';
import { SamlFields } from './saml-fields.tsx';
import { ServiceFields } from './service-fields.tsx';
import { WebIdentityFields } from './web-identity-fields.tsx';

export interface EntityStepProps {
  readonly form: TrustForm;
  /** Shown to the person: none before the step was to be left. */
  readonly problems: readonly TrustProblem[];
  readonly onChange: (form: TrustForm) => void;
}

/** Step 1: who is to be trusted. */
export function EntityStep({ form, problems, onChange }: EntityStepProps) {
  const text = useTexts(wizardTexts);
  const choice = choiceOf(form);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text.kind}</Header>}>
        <Tiles
          ariaLabel={text.kind}
          columns={3}
          value={choice}
          items={CHOICES.map((value) => ({ value, label: text.kinds[value].label, description: text.kinds[value].hint }))}
          onChange={({ detail }) => onChange(chosen(detail.value as Choice, form))}
        />
      </Container>
      <Container header={<Header variant="h2">{form.kind === 'service' ? text.useCase : text.kinds[choice].label}</Header>}>
        {form.kind === 'service' && <ServiceFields form={form} problems={problems} onChange={onChange} />}
        {form.kind === 'account' && <AccountFields form={form} problems={problems} onChange={onChange} />}
        {form.kind === 'web-identity' && <WebIdentityFields form={form} problems={problems} onChange={onChange} />}
        {form.kind === 'saml' && <SamlFields form={form} problems={problems} onChange={onChange} />}
        {form.kind === 'custom' && <JsonPolicyEditor kind="trust" label={text.customPolicy} value={form.text} onChange={(typed) => onChange({ ...form, text: typed })} />}
      </Container>
    </SpaceBetween>
  );
}
