import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import { useTexts } from '../i18n/language.tsx';
import { MOST_THUMBPRINTS, readThumbprint } from './fields.ts';
import { providerTexts } from './texts.ts';

interface ThumbprintFieldsProps {
  /** As they were typed. */
  readonly thumbprints: readonly string[];
  readonly onChange: (thumbprints: readonly string[]) => void;
  readonly tried: boolean;
}

/** The thumbprints of an OIDC provider. */
export function ThumbprintFields({ thumbprints, onChange, tried }: ThumbprintFieldsProps) {
  const text = useTexts(providerTexts);
  return (
    <AttributeEditor
      items={thumbprints.map((value) => ({ value }))}
      empty={text.noThumbprints}
      addButtonText={text.addThumbprint}
      removeButtonText={text.delete}
      disableAddButton={thumbprints.length >= MOST_THUMBPRINTS}
      onAddButtonClick={() => onChange([...thumbprints, ''])}
      onRemoveButtonClick={({ detail }) => onChange(thumbprints.filter((_, index) => index !== detail.itemIndex))}
      definition={[
        {
          label: text.thumbprint,
          control: ({ value }: { readonly value: string }, index) => <Input value={value} spellcheck={false} onChange={({ detail }) => onChange(thumbprints.map((each, at) => (at === index ? detail.value : each)))} />,
          errorText: ({ value }: { readonly value: string }) => (tried && readThumbprint(value) === null ? text.notThumbprint : null),
        },
      ]}
    />
  );
}
