import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { useTexts } from '../../i18n/language.tsx';
import { useServiceIndex } from '../catalogue/use-library.ts';
import { editorTexts } from './texts.ts';

interface ServicePickerProps {
  /** Prefixes of the statement's services. */
  readonly chosen: readonly string[];
  readonly onChoose: (prefix: string) => void;
}

/** « Choose a service »: shows the one that is chosen, or lets another be added to those that are. */
export function ServicePicker({ chosen, onChoose }: ServicePickerProps) {
  const text = useTexts(editorTexts);
  const index = useServiceIndex();
  const all = { label: text.allServices, value: '*', tags: ['*'] };
  const options: SelectProps.Option[] = [all, ...(index.data?.services ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ prefix, name }) => ({ label: name, value: prefix, tags: [prefix] }))];
  const shown = chosen.map((prefix) => options.find(({ value }) => value === prefix)?.label ?? prefix).join(', ');
  return (
    <FormField label={text.service} description={text.serviceHint}>
      <Select
        selectedOption={null}
        placeholder={chosen.length === 0 ? text.chooseService : shown}
        options={options.filter(({ value }) => !chosen.includes(value!))}
        filteringType="auto"
        filteringPlaceholder={text.findService}
        filteringAriaLabel={text.findService}
        empty={text.noService}
        statusType={index.error !== null ? 'error' : index.data === null ? 'loading' : 'finished'}
        errorText={text.noCatalogue}
        recoveryText={text.tryAgain}
        onLoadItems={() => {
          if (index.error !== null) index.reload();
        }}
        virtualScroll
        onChange={({ detail }) => onChoose(detail.selectedOption.value!)}
      />
    </FormField>
  );
}
