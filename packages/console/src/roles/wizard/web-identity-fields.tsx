import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language.tsx';
import { Show } from '../../parts/states.tsx';
import type { Claim, WebIdentityTrust } from '../trust/form.ts';
import { keyPrefixOf, KNOWN_PROVIDERS } from '../trust/web-identity.ts';
import { wizardTexts } from '../wizard-texts.ts';
import { problemOf, type TrustFieldsProps } from './fields.ts';
import { useAudiences, useOidcProviders } from './providers.ts';

const OPERATORS: readonly Claim['operator'][] = ['StringEquals', 'StringLike'];

/** Which provider of tokens is trusted, for which application, and what its tokens have to say. */
export function WebIdentityFields({ form, problems, onChange }: TrustFieldsProps<WebIdentityTrust>) {
  const text = useTexts(wizardTexts);
  const providers = useOidcProviders();
  const audiences = useAudiences(form.provider);
  return (
    <Show of={providers}>
      {(known) => {
        const options = [...known.map((arn) => ({ value: arn, label: keyPrefixOf(arn), description: arn })), ...KNOWN_PROVIDERS.map(({ domain, name }) => ({ value: domain, label: name, description: domain }))];
        return (
          <SpaceBetween size="m">
            <FormField label={text.provider} errorText={problemOf(problems, 'provider') === undefined ? '' : text.needed}>
              <Select placeholder={text.chooseProvider} options={options} selectedOption={options.find(({ value }) => value === form.provider) ?? null} onChange={({ detail }) => onChange({ ...form, provider: detail.selectedOption.value ?? '', audience: '' })} />
            </FormField>
            <FormField label={text.audience} description={text.audienceHint} errorText={problemOf(problems, 'audience') === undefined ? '' : text.needed}>
              <Autosuggest value={form.audience} options={audiences.map((value) => ({ value }))} enteredTextLabel={(value) => value} onChange={({ detail }) => onChange({ ...form, audience: detail.value })} />
            </FormField>
            <Claims form={form} problems={problems} onChange={onChange} />
          </SpaceBetween>
        );
      }}
    </Show>
  );
}

function Claims({ form, problems, onChange }: TrustFieldsProps<WebIdentityTrust>) {
  const text = useTexts(wizardTexts);
  const { claims } = form;
  const change = (index: number, changes: Partial<Claim>): void => onChange({ ...form, claims: claims.map((claim, at) => (at === index ? { ...claim, ...changes } : claim)) });
  const said = (index: number): string | null => {
    const found = problems.find((problem) => problem.field === 'claims' && problem.index === index);
    return found?.field === 'claims' ? text.claimProblems[found.problem] : null;
  };
  return (
    <SpaceBetween size="xxs">
      <Box variant="awsui-key-label">{text.claims}</Box>
      <Box variant="small">{text.claimsHint}</Box>
      <AttributeEditor
        items={claims}
        empty={text.noClaims}
        addButtonText={text.addClaim}
        removeButtonText={text.remove}
        onAddButtonClick={() => onChange({ ...form, claims: [...claims, { name: 'sub', operator: 'StringEquals', value: '' }] })}
        onRemoveButtonClick={({ detail }) => onChange({ ...form, claims: claims.filter((_, at) => at !== detail.itemIndex) })}
        definition={[
          { label: text.claim, control: ({ name }: Claim, index) => <Input value={name} spellcheck={false} onChange={({ detail }) => change(index, { name: detail.value })} />, errorText: (_, index) => said(index) },
          {
            label: text.operator,
            control: ({ operator }: Claim, index) => (
              <Select selectedOption={{ value: operator, label: operator }} options={OPERATORS.map((value) => ({ value, label: value }))} onChange={({ detail }) => change(index, { operator: detail.selectedOption.value as Claim['operator'] })} />
            ),
          },
          { label: text.value, control: ({ value }: Claim, index) => <Input value={value} spellcheck={false} onChange={({ detail }) => change(index, { value: detail.value })} /> },
        ]}
      />
    </SpaceBetween>
  );
}
