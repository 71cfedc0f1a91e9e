import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language.tsx';
import { useServices } from '../catalogue/use-library.ts';
import { servicesOf, takenActions } from '../visual/actions.ts';
import { setActions, setEffect } from '../visual/edit.ts';
import type { ViewBlock } from '../visual/view.ts';
import { ActionsPart } from './actions-part.tsx';
import { ConditionsPart } from './conditions-part.tsx';
import { ResourcesPart } from './resources-part.tsx';
import { ServicePicker } from './service-picker.tsx';
import { editorTexts } from './texts.ts';

export interface StatementFormProps {
  readonly block: ViewBlock;
  readonly onEdit: (edit: (before: ViewBlock) => ViewBlock) => void;
  readonly onJson: () => void;
}

const NONE: readonly string[] = [];

/** One statement: its service, effect, actions, resources and conditions, in the order of AWS's visual editor. */
export function StatementForm({ block, onEdit, onJson }: StatementFormProps) {
  const text = useTexts(editorTexts);
  const { view, service } = block;
  const actions = view.actions?.values ?? NONE;
  const prefixes = [...new Set([...servicesOf(actions), ...(service === null ? [] : [service])])];
  const loaded = useServices(prefixes.filter((prefix) => prefix !== '*'));
  const services = loaded.data ?? [];
  // Who takes the last action of a service back is still about that service.
  const kept = service ?? prefixes.find((prefix) => prefix !== '*') ?? null;
  const edit = (change: (before: ViewBlock['view']) => ViewBlock['view']): void => onEdit((before) => ({ ...before, service: kept, view: change(before.view) }));
  const chooseService = (prefix: string): void =>
    onEdit((before) => (prefix === '*' ? { ...before, service: null, view: setActions(before.view, ['*']) } : { ...before, service: prefix }));
  return (
    <SpaceBetween size="l">
      {view.principal !== null && (
        <Alert type="info" action={<Button onClick={onJson}>{text.editAsJson}</Button>}>
          {text.principalKept}
        </Alert>
      )}
      <ServicePicker chosen={prefixes} onChoose={chooseService} />
      {loaded.error !== null && (
        <Alert type="warning" action={<Button onClick={loaded.reload}>{text.tryAgain}</Button>}>
          {text.noCatalogue}
        </Alert>
      )}
      {prefixes.length > 0 && (
        <SpaceBetween size="l">
          <FormField label={text.effect}>
            <RadioGroup
              value={view.effect}
              ariaLabel={text.effect}
              onChange={({ detail }) => edit((before) => setEffect(before, detail.value === 'Deny' ? 'Deny' : 'Allow'))}
              items={(['Allow', 'Deny'] as const).map((value) => ({ value, label: text.effects[value] }))}
            />
          </FormField>
          <ActionsPart prefixes={prefixes} services={services} loading={loaded.loading} view={view} onEdit={edit} />
          <ResourcesPart services={services} taken={services.flatMap((each) => takenActions(each, actions))} view={view} onEdit={edit} />
          <ConditionsPart services={services} view={view} onEdit={edit} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
