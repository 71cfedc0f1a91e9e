import { IAMClient } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { partTexts } from '../parts/texts.ts';
import { useNotify } from '../shell/flash.tsx';
import { detach, entityId, listEntities, type Entity } from './entities.ts';
import { EntityTable } from './entity-table.tsx';
import { policyPath } from './policy-path.ts';
import { policyTexts } from './texts.ts';

/** Who has the policy, as permissions and as a boundary. */
export function EntitiesTab({ arn }: { readonly arn: string }) {
  const text = useTexts(policyTexts);
  const iam = useClient(IAMClient);
  const attached = useLoad(useCallback(() => listEntities(iam, arn, 'PermissionsPolicy'), [iam, arn]));
  const bounded = useLoad(useCallback(() => listEntities(iam, arn, 'PermissionsBoundary'), [iam, arn]));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [detaching, setDetaching] = useState<readonly Entity[] | null>(null);
  const chosen = attached.data?.filter((entity) => selected.includes(entityId(entity))) ?? [];
  return (
    <SpaceBetween size="l">
      <EntityTable
        title={text.entities}
        description={text.entitiesHint}
        of={attached}
        address="entities"
        selection={{ type: 'multi', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen.length === 0} onClick={() => setDetaching(chosen)}>
              {text.detach}
            </Button>
            <PageButton to={policyPath(arn, '/attach')}>{text.attach}</PageButton>
          </SpaceBetween>
        }
      />
      {(bounded.error !== null || (bounded.data ?? []).length > 0) && <EntityTable title={text.usedAsBoundary} description={text.boundaryHint} of={bounded} address="bounded" />}
      {detaching !== null && (
        <DetachDialog
          arn={arn}
          entities={detaching}
          onClose={(done) => {
            setDetaching(null);
            if (done) setSelected([]);
            attached.reload();
          }}
        />
      )}
    </SpaceBetween>
  );
}

function DetachDialog({ arn, entities, onClose }: { readonly arn: string; readonly entities: readonly Entity[]; readonly onClose: (done: boolean) => void }) {
  const text = useTexts(policyTexts);
  const part = useTexts(partTexts);
  const { formats } = useLanguage();
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const { run, busy, error } = useAction(async () => {
    for (const entity of entities) await detach(iam, arn, entity);
  });
  const submit = async (): Promise<void> => {
    if (!(await run())) return;
    notify('success', text.detached(text.count(entities.length, formats.number(entities.length))));
    onClose(true);
  };
  return (
    <Modal
      visible
      header={text.detachTitle}
      closeAriaLabel={part.close}
      onDismiss={() => onClose(false)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => onClose(false)}>
              {text.cancel}
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void submit()}>
              {text.detach}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>{text.detachText(entities.map(({ name }) => name).join(', '))}</Box>
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Modal>
  );
}
