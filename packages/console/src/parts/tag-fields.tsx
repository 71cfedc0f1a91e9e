import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import { useTexts } from '../i18n/language.tsx';
import { MOST_TAGS, tagProblems, type Tag, type TagKeys, type TagProblem } from './tag-problems.ts';
import { partTexts } from './texts.ts';

export interface TagFieldsProps {
  readonly tags: readonly Tag[];
  readonly onChange: (tags: readonly Tag[]) => void;
  /** The form was sent with problems, so they are shown. */
  readonly tried?: boolean;
  /** Default: exactly. */
  readonly keys?: TagKeys;
}

/** Fields for the tags of a thing. The form is good when `tagProblems(tags, keys)` has none. */
export function TagFields({ tags, onChange, tried = false, keys = 'exactly' }: TagFieldsProps) {
  const text = useTexts(partTexts);
  const problems = tagProblems(tags, keys);
  const words: Readonly<Record<TagProblem, string>> = {
    needed: text.keyNeeded,
    twice: text.keyTwice,
    reserved: text.keyAws,
    keyLength: text.keyLength,
    keyCharacters: text.tagCharacters,
    valueLength: text.valueLength,
    valueCharacters: text.tagCharacters,
  };
  const said = (index: number, ofValue: boolean): string | null => {
    const problem = problems[index] ?? null;
    if (problem === null || (problem === 'needed' && !tried)) return null;
    return problem.startsWith('value') === ofValue ? words[problem] : null;
  };
  const change = (index: number, changes: Partial<Tag>): void => onChange(tags.map((tag, at) => (at === index ? { ...tag, ...changes } : tag)));
  return (
    <AttributeEditor
      items={tags}
      empty={text.noTags}
      addButtonText={text.addTag}
      removeButtonText={text.removeTag}
      disableAddButton={tags.length >= MOST_TAGS}
      onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, index) => index !== detail.itemIndex))}
      definition={[
        {
          label: text.tagKey,
          control: (tag: Tag, index) => <Input value={tag.key} onChange={({ detail }) => change(index, { key: detail.value })} spellcheck={false} />,
          errorText: (_, index) => said(index, false),
        },
        {
          label: (
            <>
              {text.tagValue} <i>- {text.optional}</i>
            </>
          ),
          control: (tag: Tag, index) => <Input value={tag.value} onChange={({ detail }) => change(index, { value: detail.value })} spellcheck={false} />,
          errorText: (_, index) => said(index, true),
        },
      ]}
    />
  );
}
