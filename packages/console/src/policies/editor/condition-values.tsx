import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language.tsx';
import type { ConditionValue } from '../visual/view.ts';
import { editorTexts } from './texts.ts';

interface ConditionValuesProps {
  readonly values: readonly ConditionValue[];
  readonly onValues: (values: readonly ConditionValue[]) => void;
  /** The values are `true` and `false`. */
  readonly binary: boolean;
  readonly problem: string | null;
}

const BINARY = ['true', 'false'].map((value) => ({ value, label: value }));

/** The values of a condition, one field each. A value that is changed is written with quotes. */
export function ConditionValues({ values, onValues, binary, problem }: ConditionValuesProps) {
  const text = useTexts(editorTexts);
  const change = (index: number, value: string): void => onValues(values.with(index, { text: value, literal: false }));
  return (
    <SpaceBetween size="xs">
      {values.map((value, index) => (
        <FormField
          key={index}
          label={text.value(index + 1)}
          errorText={index === 0 ? problem : null}
          secondaryControl={values.length === 1 ? null : <Button iconName="close" variant="icon" ariaLabel={text.removeValue(index + 1)} onClick={() => onValues(values.toSpliced(index, 1))} />}
        >
          {binary ? (
            <Select selectedOption={BINARY.find((option) => option.value === value.text) ?? null} options={BINARY} placeholder="true / false" onChange={({ detail }) => change(index, detail.selectedOption.value!)} />
          ) : (
            <Input value={value.text} spellcheck={false} onChange={({ detail }) => change(index, detail.value)} />
          )}
        </FormField>
      ))}
      <Button onClick={() => onValues([...values, { text: '', literal: false }])}>{text.addValue}</Button>
    </SpaceBetween>
  );
}
