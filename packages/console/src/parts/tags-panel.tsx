import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState, type ReactNode } from 'react';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { useNotify } from '../shell/flash.tsx';
import { Fields } from './fields.tsx';
import { Refusal } from './refusal.tsx';
import { Show } from './states.tsx';
import { TagFields } from './tag-fields.tsx';
import { tagChanges, tagProblems, type Tag, type TagKeys } from './tag-problems.ts';
import { partTexts } from './texts.ts';

export interface TagsPanelProps {
  /** Make it with `useCallback`: it is called again whenever it changes. */
  readonly load: () => Promise<readonly Tag[]>;
  /** Sets tags and takes keys away; either may be empty. */
  readonly save: (changes: { readonly set: readonly Tag[]; readonly remove: readonly string[] }) => Promise<void>;
  /** Default: exactly. */
  readonly keys?: TagKeys;
  /** What is shown below the tags, of those that are saved. */
  readonly below?: (tags: readonly Tag[]) => ReactNode;
}

/** The tags of a thing, and their editor. */
export function TagsPanel({ load, save, keys = 'exactly', below }: TagsPanelProps) {
  const text = useTexts(partTexts);
  const tags = useLoad(useCallback(() => load(), [load]));
  const [draft, setDraft] = useState<readonly Tag[] | null>(null);
  const edit = <Button disabled={tags.data === null} onClick={() => setDraft(tags.data ?? [])}>{text.manageTags}</Button>;
  const panel = (
    <Container
      header={
        <Header variant="h2" description={text.tagsHint} actions={draft === null ? edit : null}>
          {text.tags}
        </Header>
      }
    >
      <Show of={tags}>
        {(saved) =>
          draft === null ? (
            saved.length === 0 ? (
              <Box color="text-body-secondary">{text.noTags}</Box>
            ) : (
              <Fields items={saved.map(({ key, value }) => ({ label: key, value }))} />
            )
          ) : (
            <TagForm
              saved={saved}
              draft={draft}
              onDraft={setDraft}
              save={save}
              keys={keys}
              onDone={(changed) => {
                setDraft(null);
                if (changed) tags.reload();
              }}
            />
          )
        }
      </Show>
    </Container>
  );
  if (below === undefined) return panel;
  return (
    <SpaceBetween size="l">
      {panel}
      {tags.data !== null && below(tags.data)}
    </SpaceBetween>
  );
}

interface TagFormProps extends Required<Pick<TagsPanelProps, 'save' | 'keys'>> {
  readonly saved: readonly Tag[];
  readonly draft: readonly Tag[];
  readonly onDraft: (tags: readonly Tag[]) => void;
  readonly onDone: (changed: boolean) => void;
}

function TagForm({ saved, draft, onDraft, save, keys, onDone }: TagFormProps) {
  const text = useTexts(partTexts);
  const notify = useNotify();
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => save(tagChanges(saved, draft, keys)));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (tagProblems(draft, keys).some((problem) => problem !== null) || !(await run())) return;
    notify('success', text.tagsSaved);
    onDone(true);
  };
  return (
    <SpaceBetween size="m">
      <TagFields tags={draft} onChange={onDraft} tried={tried} keys={keys} />
      {error !== null && <Refusal error={error} />}
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="primary" loading={busy} onClick={() => void submit()}>
          {text.save}
        </Button>
        <Button variant="link" onClick={() => onDone(false)}>
          {text.cancel}
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}
