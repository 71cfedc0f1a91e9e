import { IAMClient } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { ListTable } from '../parts/list-table.tsx';
import type { Tag } from '../parts/tag-problems.ts';
import { partTexts } from '../parts/texts.ts';
import { accountPolicies } from './account-policies.ts';
import { conditionKeysOf, conditionText, sameTagConditionText } from './access-keys.ts';
import { statementsAbout } from './tag-conditions.ts';
import { tagTexts } from './texts.ts';

export interface AccessByTagsProps {
  readonly tags: readonly Tag[];
  /** Prefix of a service with condition keys of its own for tags of its resources: `iam`, `lex`. */
  readonly service?: string;
  /** What carries the tags makes requests itself: a role, a user. */
  readonly principal: boolean;
}

/** What the tags of a thing mean for access: the condition keys that see them, conditions to copy, and the statements that ask about them. */
export function AccessByTags({ tags, service, principal }: AccessByTagsProps) {
  const text = useTexts(tagTexts);
  const [finding, setFinding] = useState(false);
  const rows = tags.flatMap((tag) => conditionKeysOf(tag.key, { principal, ...(service === undefined ? {} : { service }) }).map((seen) => ({ tag, ...seen })));
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description={text.hint} actions={<Button disabled={tags.length === 0 || finding} onClick={() => setFinding(true)}>{text.find}</Button>}>{text.title}</Header>}>
        <SpaceBetween size="m">
          <Table
            variant="embedded"
            items={rows}
            trackBy="key"
            ariaLabels={{ tableLabel: text.title }}
            empty={text.none}
            columnDefinitions={[
              { id: 'tag', header: text.tag, cell: ({ tag }) => `${tag.key}: ${tag.value}` },
              { id: 'key', header: text.key, isRowHeader: true, cell: ({ key, tag }) => <ConditionToCopy shown={key} about={key} condition={conditionText(key, tag)} /> },
              { id: 'meaning', header: text.meaning, cell: ({ role }) => text.roles[role] },
            ]}
          />
          {principal && tags.map(({ key }) => (
            <ConditionToCopy key={key} shown={text.same(key)} about={`aws:ResourceTag/${key}, aws:PrincipalTag/${key}`} condition={sameTagConditionText(key)} />
          ))}
        </SpaceBetween>
      </Container>
      {finding && <Found tagKeys={tags.map(({ key }) => key)} />}
    </SpaceBetween>
  );
}

/** A text with a copy icon beside it that copies a condition. */
function ConditionToCopy({ shown, about, condition }: { readonly shown: string; readonly about: string; readonly condition: string }) {
  const text = useTexts(tagTexts);
  const part = useTexts(partTexts);
  return <CopyToClipboard variant="inline" textToDisplay={shown} textToCopy={condition} copyButtonAriaLabel={part.copyName(text.copyCondition(about))} copySuccessText={part.copied} copyErrorText={part.notCopied} />;
}

function Found({ tagKeys }: { readonly tagKeys: readonly string[] }) {
  const text = useTexts(tagTexts);
  const { formats } = useLanguage();
  const iam = useClient(IAMClient);
  const wanted = tagKeys.join('\n');
  const statements = useLoad(useCallback(async () => statementsAbout(await accountPolicies(iam, text.of), wanted.split('\n')), [iam, text, wanted]));
  return (
    <ListTable
      title={text.found}
      of={statements}
      idOf={({ policy, statement }) => `${policy} ${statement}`}
      what={text.what}
      address="tagged"
      searchIn={({ policy, sid, actions, keys }) => [policy, sid ?? '', ...actions, ...keys]}
      columns={[
        { id: 'policy', header: text.policy, rowHeader: true, sortBy: ({ policy }) => policy, cell: ({ policy }) => policy },
        { id: 'statement', header: text.statement, cell: ({ sid, statement }) => (sid === null || sid === '' ? formats.number(statement) : sid) },
        { id: 'effect', header: text.effect, sortBy: ({ effect }) => effect, cell: ({ effect }) => text.effects[effect] },
        { id: 'actions', header: text.actions, cell: ({ actions }) => actions.join(', ') },
        { id: 'keys', header: text.keys, cell: ({ keys }) => keys.join(', ') },
      ]}
      empty={{ title: text.notFound }}
    />
  );
}
