import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useState } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import type { CatalogueService } from '../catalogue/types.ts';
import { allActionsOf, chooseAllActions, otherActions, serviceOfAction } from '../visual/actions.ts';
import { setActions, setNot } from '../visual/edit.ts';
import type { StatementView } from '../visual/view.ts';
import { LevelsPart } from './levels-part.tsx';
import { editorTexts } from './texts.ts';

export interface PartProps {
  readonly view: StatementView;
  readonly onEdit: (change: (before: StatementView) => StatementView) => void;
}

interface ActionsPartProps extends PartProps {
  readonly prefixes: readonly string[];
  readonly services: readonly CatalogueService[];
  readonly loading: boolean;
}

/** The actions of a statement: those of each service by access level, wildcards, and what the catalogue does not know. */
export function ActionsPart({ prefixes, services, loading, view, onEdit }: ActionsPartProps) {
  const text = useTexts(editorTexts);
  const actions = view.actions?.values ?? [];
  const set = (values: readonly string[]): void => onEdit((before) => setActions(before, values));
  const nowhere = actions.filter((action) => serviceOfAction(action) === null);
  const others = [...nowhere, ...prefixes.flatMap((prefix) => otherActions(services.find((service) => service.prefix === prefix) ?? null, prefix, actions)).filter((action) => !prefixes.some((prefix) => action.toLowerCase() === allActionsOf(prefix)))];
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{text.actions}</Header>
      {prefixes.map((prefix) => {
        const service = services.find((each) => each.prefix === prefix);
        const pattern = allActionsOf(prefix);
        return (
          <SpaceBetween key={prefix} size="xs">
            {prefixes.length > 1 && <Box variant="h4">{text.actionsOf(prefix === '*' ? text.allServices : prefix)}</Box>}
            <Checkbox checked={actions.some((action) => action.toLowerCase() === pattern)} onChange={({ detail }) => set(chooseAllActions(actions, prefix, detail.checked))}>
              {text.allActions(pattern)}
            </Checkbox>
            {service !== undefined ? (
              <LevelsPart service={service} actions={actions} onActions={set} />
            ) : loading ? (
              <Spinner />
            ) : (
              prefix !== '*' && <Box color="text-body-secondary">{text.unknownService}</Box>
            )}
          </SpaceBetween>
        );
      })}
      {others.length > 0 && (
        <FormField label={text.otherActions}>
          <TokenGroup
            items={others.map((action) => ({ label: action, dismissLabel: text.removeItem(action) }))}
            onDismiss={({ detail }) => set(actions.filter((action) => action !== others[detail.itemIndex]))}
          />
        </FormField>
      )}
      <TypedAction prefix={prefixes.find((prefix) => prefix !== '*') ?? null} onAdd={(action) => set(actions.includes(action) ? actions : [...actions, action])} />
      {view.actions !== null && (
        <Checkbox checked={view.actions.not} onChange={({ detail }) => onEdit((before) => setNot(before, 'actions', detail.checked))}>
          {text.notActions}
        </Checkbox>
      )}
    </SpaceBetween>
  );
}

/** A field for an action that is not to be looked for in the list: `lambda:Get*`. A name alone is one of the statement's service. */
function TypedAction({ prefix, onAdd }: { readonly prefix: string | null; readonly onAdd: (action: string) => void }) {
  const text = useTexts(editorTexts);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const action = typed === '' || typed === '*' || typed.includes(':') || prefix === null ? typed : `${prefix}:${typed}`;
  const good = action === '*' || /^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action);
  const add = (): void => {
    setTried(!good);
    if (!good) return;
    onAdd(action);
    setTyped('');
  };
  return (
    <FormField label={text.typeAction} errorText={tried && !good ? text.badAction : null} secondaryControl={<Button onClick={add}>{text.addAction}</Button>}>
      <Input value={typed} placeholder={`${prefix ?? 'lambda'}:Get*`} spellcheck={false} onChange={({ detail }) => setTyped(detail.value.trim())} onKeyDown={({ detail }) => void (detail.key === 'Enter' && add())} />
    </FormField>
  );
}
