import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import { partTexts } from '../../parts/texts.ts';
import { isFilledKey, typeOfKey, type KeyChoices } from '../visual/condition-keys.ts';
import { hasSeveralValues, operatorsFor, readOperator, takesIfExists, writeOperator, type OperatorParts, type Qualifier } from '../visual/operator.ts';
import type { ConditionValue, ConditionView } from '../visual/view.ts';
import { ConditionValues } from './condition-values.tsx';
import { editorTexts } from './texts.ts';

interface ConditionDialogProps {
  /** The one that is edited; null for a new one. */
  readonly condition: ConditionView | null;
  readonly choices: KeyChoices;
  /** Has the statement another condition with this operator and key? */
  readonly isTaken: (operator: string, key: string) => boolean;
  readonly onDone: (condition: ConditionView) => void;
  readonly onClose: () => void;
}

const QUALIFIERS: readonly Qualifier[] = ['none', 'any', 'all'];
const BLANK: readonly ConditionValue[] = [{ text: '', literal: false }];

/** A condition: its key, qualifier, operator, IfExists and values. */
export function ConditionDialog({ condition, choices, isTaken, onDone, onClose }: ConditionDialogProps) {
  const text = useTexts(editorTexts);
  const part = useTexts(partTexts);
  const [key, setKey] = useState(condition?.key ?? '');
  const [parts, setParts] = useState<OperatorParts>(() => (condition === null ? { qualifier: 'none', base: '', ifExists: false } : readOperator(condition.operator)));
  const [values, setValues] = useState(condition?.values ?? BLANK);
  const [tried, setTried] = useState(false);
  const type = typeOfKey(key, choices);
  const operators = operatorsFor(type);
  const base = parts.base === '' ? operators[0]! : parts.base;
  const settled: OperatorParts = takesIfExists(base) ? { ...parts, base } : { qualifier: 'none', base, ifExists: false };
  const operator = writeOperator(settled);
  // A condition may ask for the empty text; a new field that stays empty is none of its values.
  const blankMeant = condition?.values.some((value) => value.text === '') ?? false;
  const kept = blankMeant ? values : values.filter((value) => value.text !== '');
  const problems = { key: isFilledKey(key) ? (isTaken(operator, key) ? text.sameCondition : null) : text.keyMissing, values: kept.length === 0 ? text.valueMissing : null };
  const submit = (): void => {
    setTried(true);
    if (problems.key !== null || problems.values !== null) return;
    onDone({ operator, key, values: kept, bare: condition?.bare ?? true });
  };
  const chooseKey = (next: string): void => {
    const nextType = typeOfKey(next, choices);
    const usual = operatorsFor(nextType);
    setKey(next);
    // What suits the new key stays; else the usual operator of its type takes the place.
    setParts((before) => ({ ...before, base: before.base !== '' && usual.includes(before.base) ? before.base : usual[0]!, qualifier: hasSeveralValues(nextType) && before.qualifier === 'none' ? 'any' : before.qualifier }));
  };
  const option = (value: string): { readonly label: string; readonly value: string } => ({ label: value, value });
  return (
    <Modal
      visible
      size="medium"
      header={text.conditionDialog}
      closeAriaLabel={part.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" onClick={submit}>
              {text.add}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label={text.conditionKey} description={text.conditionKeyHint} errorText={tried ? problems.key : null}>
          <Autosuggest
            value={key}
            options={[...choices.ofServices, ...choices.global].map(({ name, type: typed }) => ({ value: name, description: typed }))}
            placeholder="aws:SourceIp"
            virtualScroll
            onChange={({ detail }) => chooseKey(detail.value.trim())}
          />
        </FormField>
        <FormField label={text.qualifier}>
          <Select
            disabled={!takesIfExists(base)}
            selectedOption={{ value: settled.qualifier, label: text.qualifiers[settled.qualifier] }}
            options={QUALIFIERS.map((qualifier) => ({ value: qualifier, label: text.qualifiers[qualifier] }))}
            onChange={({ detail }) => setParts({ ...settled, qualifier: QUALIFIERS.find((each) => each === detail.selectedOption.value) ?? 'none' })}
          />
        </FormField>
        <FormField label={text.operator}>
          <Select selectedOption={option(base)} options={(operators.includes(base) ? operators : [base, ...operators]).map(option)} onChange={({ detail }) => setParts({ ...settled, base: detail.selectedOption.value! })} />
        </FormField>
        <Checkbox checked={settled.ifExists} disabled={!takesIfExists(base)} onChange={({ detail }) => setParts({ ...settled, ifExists: detail.checked })}>
          {text.ifExists}
        </Checkbox>
        <ConditionValues values={values} onValues={setValues} binary={base === 'Bool' || base === 'Null'} problem={tried ? problems.values : null} />
      </SpaceBetween>
    </Modal>
  );
}
