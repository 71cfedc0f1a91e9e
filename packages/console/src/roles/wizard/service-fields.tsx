import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import type { ServiceTrust } from '../trust/form.ts';
import { USE_CASES } from '../use-cases.ts';
import { wizardTexts } from '../wizard-texts.ts';
import { problemOf, type TrustFieldsProps } from './fields.ts';

const OTHER = 'other';

/** Which service is trusted: one that is known, or any by its principal. */
export function ServiceFields({ form, problems, onChange }: TrustFieldsProps<ServiceTrust>) {
  const text = useTexts(wizardTexts);
  const known = USE_CASES.map(({ service, name }) => ({ value: service, label: name, description: service }));
  const options = [...known, { value: OTHER, label: text.otherService, description: '' }];
  const [other, setOther] = useState(form.service !== '' && !known.some(({ value }) => value === form.service));
  const problem = problemOf(problems, 'service');
  const said = problem === undefined ? '' : problem === 'missing' ? text.needed : text.notPrincipal;
  return (
    <SpaceBetween size="m">
      <FormField label={text.useCase} description={text.useCaseHint} errorText={other ? '' : said}>
        <Select
          filteringType="auto"
          filteringAriaLabel={text.findService}
          placeholder={text.chooseService}
          options={options}
          selectedOption={options.find(({ value }) => value === (other ? OTHER : form.service)) ?? null}
          onChange={({ detail }) => {
            const value = detail.selectedOption.value ?? '';
            setOther(value === OTHER);
            onChange({ ...form, service: value === OTHER ? '' : value });
          }}
        />
      </FormField>
      {other && (
        <FormField label={text.principal} errorText={said}>
          <Input value={form.service} spellcheck={false} placeholder="name.amazonaws.com" onChange={({ detail }) => onChange({ ...form, service: detail.value })} />
        </FormField>
      )}
    </SpaceBetween>
  );
}
