import './editor.css';
import Box from '@cloudscape-design/components/box';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useRef } from 'react';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { QUOTAS, remarksOf, type PolicyKind } from '../findings/check.ts';
import { CodeArea, type CodeAreaHandle } from './code-area.tsx';
import { RemarksPanel } from './remarks-panel.tsx';
import { editorTexts } from './texts.ts';
import { useCheck } from './use-check.ts';

export interface JsonPolicyEditorProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly kind: PolicyKind;
  /** What a screen reader calls the text: "Trust policy". */
  readonly label: string;
}

/** A policy as JSON, with what is wrong with it beside it while it is typed. */
export function JsonPolicyEditor({ value, onChange, kind, label }: JsonPolicyEditorProps) {
  const text = useTexts(editorTexts);
  const { formats } = useLanguage();
  const area = useRef<CodeAreaHandle>(null);
  const { check, withoutCatalogue } = useCheck(value, kind);
  const remarks = useMemo(() => remarksOf(check), [check]);
  const quota = QUOTAS[kind];
  const size = formats.number(check.size);
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, m: 8 } }, { colspan: { default: 12, m: 4 } }]}>
      <SpaceBetween size="xs">
        <CodeArea ref={area} label={label} value={value} onChange={onChange} remarks={remarks} />
        <Box variant="small" color={quota !== undefined && check.size > quota ? 'text-status-error' : 'text-body-secondary'}>
          {quota === undefined ? text.size(size) : text.characters(size, formats.number(quota))}
        </Box>
      </SpaceBetween>
      <RemarksPanel remarks={remarks} withoutCatalogue={withoutCatalogue} onGoTo={(line, column) => area.current?.goTo(line, column)} />
    </Grid>
  );
}
