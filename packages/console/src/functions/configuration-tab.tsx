import { LambdaClient, ListTagsCommand, TagResourceCommand, UntagResourceCommand, type GetFunctionCommandOutput } from '@aws-sdk/client-lambda';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { useClient } from '../api/clients.tsx';
import { TagsPanel } from '../parts/tags-panel.tsx';
import type { Tag } from '../parts/tag-problems.ts';
import { GeneralPanel } from './general-panel.tsx';
import { PermissionsPanel } from './permissions-panel.tsx';
import { VariablesPanel } from './variables-panel.tsx';

interface ConfigurationTabProps {
  readonly name: string;
  readonly known: GetFunctionCommandOutput;
  readonly onChanged: () => void;
}

/** How a function runs, who may use it, its tags. */
export function ConfigurationTab({ name, known, onChanged }: ConfigurationTabProps) {
  const lambda = useClient(LambdaClient);
  const arn = known.Configuration?.FunctionArn ?? '';
  const load = useCallback(async () => Object.entries((await lambda.send(new ListTagsCommand({ Resource: arn }))).Tags ?? {}).map(([key, value]) => ({ key, value })), [lambda, arn]);
  const save = async ({ set, remove }: { readonly set: readonly Tag[]; readonly remove: readonly string[] }): Promise<void> => {
    if (set.length > 0) await lambda.send(new TagResourceCommand({ Resource: arn, Tags: Object.fromEntries(set.map(({ key, value }) => [key, value])) }));
    if (remove.length > 0) await lambda.send(new UntagResourceCommand({ Resource: arn, TagKeys: [...remove] }));
  };
  return (
    <SpaceBetween size="l">
      <GeneralPanel name={name} configuration={known.Configuration ?? {}} onChanged={onChanged} />
      <PermissionsPanel name={name} role={known.Configuration?.Role ?? ''} />
      <VariablesPanel name={name} saved={known.Configuration?.Environment?.Variables ?? {}} onChanged={onChanged} />
      <TagsPanel load={load} save={save} />
    </SpaceBetween>
  );
}
