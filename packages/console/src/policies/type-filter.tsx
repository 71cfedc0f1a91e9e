import Select from '@cloudscape-design/components/select';
import { useTexts } from '../i18n/language.tsx';
import { policyTexts } from './texts.ts';
import { POLICY_FILTERS, type PolicyFilter } from './use-policies.ts';

/** « Filter by type »: AWS's, the customer's, those that are attached. */
export function PolicyTypeFilter({ value, onChange }: { readonly value: PolicyFilter; readonly onChange: (filter: string) => void }) {
  const text = useTexts(policyTexts);
  return (
    <Select
      ariaLabel={text.filterType}
      selectedOption={{ value, label: text.filters[value] }}
      options={POLICY_FILTERS.map((filter) => ({ value: filter, label: text.filters[filter] }))}
      onChange={({ detail }) => onChange(detail.selectedOption.value!)}
    />
  );
}
