import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useId } from 'react';
import { useTexts } from '../i18n/language.tsx';
import type { Pair } from './action-form.ts';
import { actionTexts } from './action-texts.ts';

interface PairFieldsProps {
  readonly title: string;
  readonly description?: string;
  readonly pairs: readonly Pair[];
  readonly problems: readonly ('name' | 'twice' | 'path' | 'json' | null)[];
  readonly valueLabel: string;
  readonly empty: string;
  /** Problems are shown once the form was sent. */
  readonly tried: boolean;
  readonly onChange: (pairs: readonly Pair[]) => void;
}

/** A table of names and texts. */
export function PairFields({ title, description, pairs, problems, valueLabel, empty, tried, onChange }: PairFieldsProps) {
  const text = useTexts(actionTexts);
  const change = (index: number, changes: Partial<Pair>): void => onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...changes } : pair)));
  const said = (index: number, kinds: readonly string[]): string | null => {
    const problem = problems[index] ?? null;
    return tried && problem !== null && kinds.includes(problem) ? text.pairs[problem] : null;
  };
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <SpaceBetween size="xxs">
        <Box variant="awsui-key-label" id={id}>
          {title}
        </Box>
        {description !== undefined && <Box variant="small">{description}</Box>}
        <AttributeEditor
          items={pairs}
          empty={empty}
          addButtonText={text.addRow}
          removeButtonText={text.removeRow}
          onAddButtonClick={() => onChange([...pairs, { name: '', value: '' }])}
          onRemoveButtonClick={({ detail }) => onChange(pairs.filter((_, index) => index !== detail.itemIndex))}
          definition={[
            { label: text.key, control: ({ name }: Pair, index) => <Input value={name} spellcheck={false} onChange={({ detail }) => change(index, { name: detail.value })} />, errorText: (_, index) => said(index, ['name', 'twice']) },
            { label: valueLabel, control: ({ value }: Pair, index) => <Input value={value} spellcheck={false} onChange={({ detail }) => change(index, { value: detail.value })} />, errorText: (_, index) => said(index, ['path', 'json']) },
          ]}
        />
      </SpaceBetween>
    </div>
  );
}
