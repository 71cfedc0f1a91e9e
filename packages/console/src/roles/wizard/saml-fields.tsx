import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language.tsx';
import { Show } from '../../parts/states.tsx';
import { SAML_ATTRIBUTES, SIGN_IN_AUDIENCE, type SamlTrust } from '../trust/form.ts';
import { wizardTexts } from '../wizard-texts.ts';
import { problemOf, type TrustFieldsProps } from './fields.ts';
import { useSamlProviders } from './providers.ts';

/** Which SAML provider is trusted, and what its assertions have to say. */
export function SamlFields({ form, problems, onChange }: TrustFieldsProps<SamlTrust>) {
  const text = useTexts(wizardTexts);
  const providers = useSamlProviders();
  return (
    <Show of={providers}>
      {(known) => {
        const options = known.map((arn) => ({ value: arn, label: arn.slice(arn.lastIndexOf('/') + 1), description: arn }));
        return (
          <SpaceBetween size="m">
            <FormField label={text.provider} errorText={problemOf(problems, 'provider') === undefined ? '' : text.needed}>
              <Select placeholder={text.chooseProvider} empty={text.noProviders} options={options} selectedOption={options.find(({ value }) => value === form.provider) ?? null} onChange={({ detail }) => onChange({ ...form, provider: detail.selectedOption.value ?? '' })} />
            </FormField>
            <FormField label={text.access}>
              <RadioGroup value={form.access} items={(['programmatic', 'console'] as const).map((value) => ({ value, label: text.accesses[value] }))} onChange={({ detail }) => onChange({ ...form, access: detail.value as SamlTrust['access'] })} />
            </FormField>
            {form.access === 'console' ? (
              <FormField label={text.attribute}>
                <Input value={`SAML:aud ${SIGN_IN_AUDIENCE}`} readOnly />
              </FormField>
            ) : (
              <SpaceBetween size="m">
                <FormField label={text.attribute}>
                  <Select selectedOption={{ value: form.attribute, label: `SAML:${form.attribute}` }} options={SAML_ATTRIBUTES.map((value) => ({ value, label: `SAML:${value}` }))} onChange={({ detail }) => onChange({ ...form, attribute: detail.selectedOption.value ?? 'aud' })} />
                </FormField>
                <FormField label={text.value} errorText={problemOf(problems, 'value') === undefined ? '' : text.needed}>
                  <Input value={form.value} spellcheck={false} onChange={({ detail }) => onChange({ ...form, value: detail.value })} />
                </FormField>
              </SpaceBetween>
            )}
          </SpaceBetween>
        );
      }}
    </Show>
  );
}
