import type { EnumerationValue } from '@aws-sdk/client-lex-model-building-service';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { botTexts } from './texts.ts';

const PAGE = 20;

/** The values of a slot type, 10,000 of them if need be: a page of rows at a time. */
export function ValuesField({ values, onChange }: { readonly values: readonly EnumerationValue[]; readonly onChange: (values: EnumerationValue[]) => void }) {
  const text = useTexts(botTexts);
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(values.length / PAGE));
  const from = (Math.min(page, pages) - 1) * PAGE;
  const change = (row: number, changes: Partial<EnumerationValue>): void => onChange(values.map((value, at) => (at === from + row ? { ...value, ...changes } : value)));
  const add = (): void => {
    onChange([...values, { value: '' }]);
    setPage(Math.ceil((values.length + 1) / PAGE));
  };
  return (
    <SpaceBetween size="s">
      <AttributeEditor
        items={values.slice(from, from + PAGE)}
        empty={text.noValues}
        addButtonText={text.addValue}
        removeButtonText={text.remove}
        onAddButtonClick={add}
        onRemoveButtonClick={({ detail }) => onChange(values.filter((_, at) => at !== from + detail.itemIndex))}
        definition={[
          { label: text.value, control: ({ value = '' }: EnumerationValue, row) => <Input value={value} onChange={({ detail }) => change(row, { value: detail.value })} /> },
          {
            label: text.synonyms,
            control: ({ synonyms = [] }: EnumerationValue, row) => <Textarea rows={1} value={synonyms.join('\n')} onChange={({ detail }) => change(row, { synonyms: detail.value === '' ? [] : detail.value.split('\n') })} />,
          },
        ]}
      />
      {pages > 1 && <Pagination currentPageIndex={Math.min(page, pages)} pagesCount={pages} onChange={({ detail }) => setPage(detail.currentPageIndex)} />}
    </SpaceBetween>
  );
}
