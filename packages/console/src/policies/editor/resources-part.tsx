import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import { useSignedIn } from '../../session/session.tsx';
import { anyInAccount } from '../arn/choose.ts';
import { buildArn, readFormat } from '../arn/format.ts';
import type { CatalogueAction, CatalogueService } from '../catalogue/types.ts';
import { setNot, setResources } from '../visual/edit.ts';
import { resourceGroups, type ResourceGroup } from '../visual/resource-groups.ts';
import type { PartProps } from './actions-part.tsx';
import { ArnDialog } from './arn-dialog.tsx';
import { ItemList } from './item-list.tsx';
import { editorTexts } from './texts.ts';

interface ResourcesPartProps extends PartProps {
  readonly services: readonly CatalogueService[];
  /** The actions that the statement takes of them. */
  readonly taken: readonly CatalogueAction[];
}

/** Which dialog is open: for a type (null: any ARN), and the ARN that is edited. */
interface Opened {
  readonly group: ResourceGroup | null;
  readonly arn: string | null;
}

/** The resources of a statement: all, or ARNs by resource type. */
export function ResourcesPart({ services, taken, view, onEdit }: ResourcesPartProps) {
  const text = useTexts(editorTexts);
  const { account, arn: own } = useSignedIn();
  const partition = own.split(':')[1] ?? 'aws';
  const [opened, setOpened] = useState<Opened | null>(null);
  const arns = view.resources?.values ?? [];
  const all = arns.length === 1 && arns[0] === '*';
  const { groups, others } = resourceGroups(services, taken, arns);
  const set = (values: readonly string[]): void => onEdit((before) => setResources(before, values));
  const remove = (arn: string): void => set(arns.filter((each) => each !== arn));
  const put = (arn: string, edited: string | null): void => set(edited === null ? [...arns.filter((each) => each !== arn), arn] : arns.map((each) => (each === edited ? arn : each)));
  const anyOf = ({ formats: [format = ''] }: ResourceGroup): string => {
    const parsed = readFormat(format);
    return buildArn(parsed, anyInAccount(parsed, account), partition);
  };
  return (
    <SpaceBetween size="s">
      <Header variant="h3" description={text.resourcesHint}>
        {text.resources}
      </Header>
      <RadioGroup
        ariaLabel={text.resources}
        value={all ? 'all' : 'specific'}
        onChange={({ detail }) => set(detail.value === 'all' ? ['*'] : [])}
        items={[
          { value: 'specific', label: text.specific },
          { value: 'all', label: text.allResources },
        ]}
      />
      {!all && (
        <SpaceBetween size="m">
          {taken.length === 0 && <Box color="text-body-secondary">{text.chooseActionsFirst}</Box>}
          {taken.length > 0 && groups.length === 0 && <Box color="text-body-secondary">{text.onlyAll}</Box>}
          {groups.map((group) => {
            const any = anyOf(group);
            return (
              <div key={group.type} role="group" aria-label={group.type}>
                <Box variant="awsui-key-label">{group.type}</Box>
                <ItemList label={group.type} items={group.arns.map((arn) => ({ name: arn, content: arn }))} onEdit={(index) => setOpened({ group, arn: group.arns[index]! })} onRemove={(index) => remove(group.arns[index]!)} />
                <SpaceBetween direction="horizontal" size="m" alignItems="center">
                  <Button ariaLabel={text.addArnOf(group.type)} onClick={() => setOpened({ group, arn: null })}>
                    {text.addArn}
                  </Button>
                  <Checkbox checked={arns.includes(any)} onChange={({ detail }) => (detail.checked ? put(any, null) : remove(any))}>
                    {text.anyInAccount(group.type)}
                  </Checkbox>
                </SpaceBetween>
              </div>
            );
          })}
          {(others.length > 0 || groups.length === 0) && (
            <div role="group" aria-label={text.otherArns}>
              <Box variant="awsui-key-label">{text.otherArns}</Box>
              <ItemList label={text.otherArns} items={others.map((arn) => ({ name: arn, content: arn }))} onEdit={(index) => setOpened({ group: null, arn: others[index]! })} onRemove={(index) => remove(others[index]!)} />
              <Button onClick={() => setOpened({ group: null, arn: null })}>{text.addArn}</Button>
            </div>
          )}
        </SpaceBetween>
      )}
      {view.resources !== null && (
        <Checkbox checked={view.resources.not} onChange={({ detail }) => onEdit((before) => setNot(before, 'resources', detail.checked))}>
          {text.notResources}
        </Checkbox>
      )}
      {opened !== null && (
        <ArnDialog
          type={opened.group?.type ?? null}
          formats={opened.group?.formats ?? []}
          arn={opened.arn}
          account={account}
          partition={partition}
          onClose={() => setOpened(null)}
          onDone={(arn) => {
            put(arn, opened.arn);
            setOpened(null);
          }}
        />
      )}
    </SpaceBetween>
  );
}
