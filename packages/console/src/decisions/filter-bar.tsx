import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { partTexts } from '../parts/texts.ts';
import { TEXTS, VERDICTS, WITHIN, type TextName } from './filter.ts';
import { decisionTexts } from './texts.ts';

interface FilterBarProps {
  readonly parameters: URLSearchParams;
  readonly set: (changes: Readonly<Record<string, string | null>>) => void;
}

/** The filters of the list; each stands in the address. Texts go there a moment after the last key. */
export function FilterBar({ parameters, set }: FilterBarProps) {
  const text = useTexts(decisionTexts);
  const { effects } = useTexts(partTexts);
  const verdicts = [{ value: '', label: text.anyOutcome }, ...VERDICTS.map((value) => ({ value, label: effects[value] })), { value: 'Failed', label: text.failedOutcome }];
  const ranges = WITHIN.map((minutes) => ({ value: String(minutes), label: text.ranges[minutes] }));
  const labels: Readonly<Record<TextName, string>> = { caller: text.caller, action: text.action, resource: text.resource, request: text.request };
  return (
    <SpaceBetween size="s">
      <ColumnLayout columns={3}>
        <FormField label={text.outcome}>
          <Select options={verdicts} selectedOption={verdicts.find(({ value }) => value === (parameters.get('verdict') ?? '')) ?? verdicts[0]!} onChange={({ detail }) => set({ verdict: detail.selectedOption.value || null, after: null })} />
        </FormField>
        <FormField label={text.within}>
          <Select options={ranges} selectedOption={ranges.find(({ value }) => value === parameters.get('within')) ?? ranges[0]!} onChange={({ detail }) => set({ within: detail.selectedOption.value === '0' ? null : (detail.selectedOption.value ?? null), after: null })} />
        </FormField>
        {TEXTS.map((name) => (
          <FormField key={name} label={labels[name]}>
            <TextParameter value={parameters.get(name) ?? ''} onSettled={(value) => set({ [name]: value === '' ? null : value, after: null })} />
          </FormField>
        ))}
      </ColumnLayout>
      <Button variant="inline-link" onClick={() => set({ ...Object.fromEntries(TEXTS.map((name) => [name, null])), verdict: null, within: null, after: null })}>
        {text.clear}
      </Button>
    </SpaceBetween>
  );
}

const SETTLED_MILLIS = 400;

function TextParameter({ value, onSettled }: { readonly value: string; readonly onSettled: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onSettled(typed.trim()), SETTLED_MILLIS);
    return () => clearTimeout(timer);
  });
  return <Input type="search" value={typed} onChange={({ detail }) => setTyped(detail.value)} spellcheck={false} />;
}
