import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language.tsx';
import { PolicyPicker } from '../../policies/picker.tsx';
import { wizardTexts } from '../wizard-texts.ts';

export interface PermissionsStepProps {
  /** ARNs. */
  readonly policies: readonly string[];
  readonly onPolicies: (arns: readonly string[]) => void;
  /** Null: no boundary; an empty text: one is wanted and not chosen yet. */
  readonly boundary: string | null;
  readonly onBoundary: (arn: string | null) => void;
}

/** Step 2: what the role may do. */
export function PermissionsStep({ policies, onPolicies, boundary, onBoundary }: PermissionsStepProps) {
  const text = useTexts(wizardTexts);
  return (
    <SpaceBetween size="l">
      <PolicyPicker selected={policies} onChange={onPolicies} />
      <ExpandableSection variant="container" headerText={text.boundary} headerDescription={text.boundaryHint} defaultExpanded={boundary !== null}>
        <SpaceBetween size="m">
          <Checkbox checked={boundary !== null} onChange={({ detail }) => onBoundary(detail.checked ? '' : null)}>
            {text.boundaryUse}
          </Checkbox>
          {boundary !== null && <PolicyPicker single pageParam="boundary" selected={boundary === '' ? [] : [boundary]} onChange={([arn = '']) => onBoundary(arn)} />}
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}
