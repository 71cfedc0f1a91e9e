import { DeletePolicyVersionCommand, IAMClient, SetDefaultPolicyVersionCommand } from '@aws-sdk/client-iam';
import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useClient } from '../../api/clients.tsx';
import { useAction } from '../../api/load.ts';
import { useTexts } from '../../i18n/language.tsx';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Moment } from '../../parts/fields.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useNotify } from '../../shell/flash.tsx';
import { policyTexts } from '../texts.ts';
import { useVersions } from '../use-policy.ts';
import { ComparePanel } from './compare-panel.tsx';

interface VersionsTabProps {
  readonly arn: string;
  /** The account's own: its versions can be changed. */
  readonly own: boolean;
  /** Another version is in force. */
  readonly onChanged: () => void;
}

/** The versions of a policy: which one is in force, and what differs between two of them. */
export function VersionsTab({ arn: PolicyArn, own, onChanged }: VersionsTabProps) {
  const text = useTexts(policyTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const versions = useVersions(PolicyArn);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<string | null>(null);
  const chosen = versions.data?.find(({ id }) => selected.includes(id));
  const { run, busy, error } = useAction(async (VersionId: string) => {
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId }));
  });
  const makeDefault = async (id: string): Promise<void> => {
    if (!(await run(id))) return;
    notify('success', text.madeDefault(id));
    versions.reload();
    onChanged();
  };
  return (
    <SpaceBetween size="l">
      <ListTable
        title={text.versions}
        description={text.versionsHint}
        of={versions}
        address="versions"
        idOf={({ id }) => id}
        what={text.versionWhat}
        searchIn={({ id }) => [id]}
        empty={{ title: text.versions }}
        {...(own ? { selection: { type: 'single' as const, selected, onChange: setSelected } } : {})}
        actions={
          own && (
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={chosen === undefined || chosen.isDefault} onClick={() => setDeleting(chosen?.id ?? null)}>
                {text.deleteVersion}
              </Button>
              <Button disabled={chosen === undefined || chosen.isDefault} loading={busy} onClick={() => void makeDefault(chosen!.id)}>
                {text.makeDefault}
              </Button>
            </SpaceBetween>
          )
        }
        columns={[
          {
            id: 'version',
            header: text.version,
            rowHeader: true,
            cell: ({ id, isDefault }) => (
              <SpaceBetween direction="horizontal" size="xs">
                <span>{id}</span>
                {isDefault && <Badge color="blue">{text.default}</Badge>}
              </SpaceBetween>
            ),
          },
          { id: 'created', header: text.created, cell: ({ created }) => <Moment of={created} /> },
        ]}
      />
      {error !== null && <Refusal error={error} />}
      {versions.data !== null && versions.data.length > 1 && <ComparePanel arn={PolicyArn} versions={versions.data} />}
      {deleting !== null && (
        <ConfirmDelete
          names={[deleting]}
          onDelete={async () => {
            await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: deleting }));
            notify('success', text.versionDeleted(deleting));
            setSelected([]);
            versions.reload();
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </SpaceBetween>
  );
}
