import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction, useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { PolicyPicker } from '../policies/picker.tsx';
import type { Crumb } from '../shell/crumbs.tsx';
import { useNotify } from '../shell/flash.tsx';
import type { PolicyHolder } from './holder.ts';
import { permissionTexts } from './texts.ts';

export interface HolderPageProps {
  /** Make it with `useMemo`. */
  readonly holder: PolicyHolder;
  /** Address of the holder's page. */
  readonly base: string;
  /** The way to the holder's page, it included. */
  readonly crumbs: readonly Crumb[];
}

/** Attaches managed policies to a role, a user or a group; those that it has are not offered. */
export function AttachPoliciesPage({ holder, base, crumbs }: HolderPageProps) {
  const text = useTexts(permissionTexts);
  const attached = useLoad(useCallback(() => holder.attached(), [holder]));
  const title = text.attachTo(holder.name);
  return (
    <Page title={title} crumbs={[...crumbs, { text: text.attach, to: `${base}/attach` }]}>
      <Show of={attached}>{(known) => <AttachForm holder={holder} base={base} attached={known.flatMap(({ PolicyArn }) => PolicyArn ?? [])} />}</Show>
    </Page>
  );
}

function AttachForm({ holder, base, attached }: { readonly holder: PolicyHolder; readonly base: string; readonly attached: readonly string[] }) {
  const text = useTexts(permissionTexts);
  const { formats } = useLanguage();
  const notify = useNotify();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const without = useMemo(() => new Set(attached), [attached]);
  const { run, busy, error } = useAction(async () => {
    // One that was attached before a later one was refused stays; attaching it again is no error.
    for (const arn of selected) await holder.attach(arn);
    notify('success', text.attached(formats.number(selected.length), selected.length === 1));
    await navigate(base);
  });
  return (
    <Form
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <PageButton to={base} variant="link">
            {text.cancel}
          </PageButton>
          <Button variant="primary" disabled={selected.length === 0} loading={busy} onClick={() => void run()}>
            {text.attachButton}
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="m">
        <PolicyPicker selected={selected} onChange={setSelected} without={without} />
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Form>
  );
}
