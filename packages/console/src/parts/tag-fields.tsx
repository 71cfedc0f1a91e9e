import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import { useTexts } from '../i18n/language.tsx';
import { tagProblems, type Tag, type TagProblem } from './tag-problems.ts';
import { partTexts } from './texts.ts';

/** IAM and Lambda let a resource have 50 tags. */
const MOST_TAGS = 50;

/** Fields for the tags of a thing. The form is good when `tagProblems(tags)` has none; `tried`: it was sent with problems, so they are shown. */
export function TagFields({ tags, onChange, tried = false }: { readonly tags: readonly Tag[]; readonly onChange: (tags: readonly Tag[]) => void; readonly tried?: boolean }) {
  const text = useTexts(partTexts);
  const problems = tagProblems(tags);
  const said: Readonly<Record<TagProblem, string>> = { needed: text.keyNeeded, twice: text.keyTwice, reserved: text.keyAws };
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
          errorText: (_, index) => {
            const problem = problems[index] ?? null;
            return problem === null || (problem === 'needed' && !tried) ? null : said[problem];
          },
        },
        {
          label: (
            <>
              {text.tagValue} <i>- {text.optional}</i>
            </>
          ),
          control: (tag: Tag, index) => <Input value={tag.value} onChange={({ detail }) => change(index, { value: detail.value })} spellcheck={false} />,
        },
      ]}
    />
  );
}
