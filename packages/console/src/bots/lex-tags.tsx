import { ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lex-model-building-service';
import { useCallback } from 'react';
import { TagsPanel } from '../parts/tags-panel.tsx';
import { AccessByTags } from '../tags/access-by-tags.tsx';
import { useModels } from './use-lex.ts';

/** The tags of a bot. */
export function LexTags({ arn: resourceArn }: { readonly arn: string }) {
  const lex = useModels();
  const load = useCallback(async () => {
    const { tags = [] } = await lex.send(new ListTagsForResourceCommand({ resourceArn }));
    return tags.map(({ key = '', value = '' }) => ({ key, value }));
  }, [lex, resourceArn]);
  return (
    <TagsPanel
      load={load}
      below={(tags) => <AccessByTags tags={tags} service="lex" principal={false} />}
      save={async ({ set, remove }) => {
        if (remove.length > 0) await lex.send(new UntagResourceCommand({ resourceArn, tagKeys: [...remove] }));
        if (set.length > 0) await lex.send(new TagResourceCommand({ resourceArn, tags: [...set] }));
      }}
    />
  );
}
