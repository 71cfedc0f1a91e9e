import type { Slot } from '@aws-sdk/client-lex-model-building-service';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { isOwnType } from './drafts.ts';
import { LinesField, PromptField } from './messages-field.tsx';
import { botTexts } from './texts.ts';
import { useBuiltInSlotTypes, useDefinitions } from './use-lex.ts';

/** The model of the service lets an intent have so many. */
const MOST_SLOTS = 100;

interface SlotsFieldProps {
  readonly slots: readonly Slot[];
  readonly onChange: (slots: Slot[]) => void;
}

/** The slots of an intent, each behind its name. */
export function SlotsField({ slots, onChange }: SlotsFieldProps) {
  const text = useTexts(botTexts);
  const own = useDefinitions('slotTypes');
  const [open, setOpen] = useState<readonly number[]>([]);
  const builtIn = useBuiltInSlotTypes();
  const types = [...(own.data ?? []).map(({ name }) => name), ...(builtIn.data ?? [])];
  const change = (index: number, changes: Partial<Slot>): void => onChange(slots.map((slot, at) => (at === index ? { ...slot, ...changes } : slot)));
  const add = (): void => {
    onChange([...slots, { name: '', slotConstraint: 'Required', priority: slots.length + 1 }]);
    setOpen([...open, slots.length]);
  };
  const remove = (index: number): void => {
    onChange(slots.filter((_, at) => at !== index));
    setOpen([]);
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text.slotsHint}
          actions={
            <Button disabled={slots.length >= MOST_SLOTS} onClick={add}>
              {text.addSlot}
            </Button>
          }
        >
          {text.slots}
        </Header>
      }
    >
      {slots.length === 0 && <Box color="text-body-secondary">{text.noSlots}</Box>}
      {slots.map((slot, index) => (
        <ExpandableSection key={index} expanded={open.includes(index)} onChange={({ detail }) => setOpen(detail.expanded ? [...open, index] : open.filter((at) => at !== index))} headerText={text.slot(slot.name === '' ? String(index + 1) : (slot.name ?? ''))}>
          <SlotFields slot={slot} types={types} onChange={(changes) => change(index, changes)} onRemove={() => remove(index)} />
        </ExpandableSection>
      ))}
    </Container>
  );
}

function SlotFields({ slot, types, onChange, onRemove }: { readonly slot: Slot; readonly types: readonly string[]; readonly onChange: (changes: Partial<Slot>) => void; readonly onRemove: () => void }) {
  const text = useTexts(botTexts);
  const name = slot.name ?? '';
  return (
    <div role="group" aria-label={text.slot(name)}>
      <SpaceBetween size="m">
        <ColumnLayout columns={2}>
          <FormField label={text.slotName}>
            <Input value={name} spellcheck={false} onChange={({ detail }) => onChange({ name: detail.value })} />
          </FormField>
          <FormField label={text.priority}>
            <Input type="number" inputMode="numeric" value={String(slot.priority ?? '')} onChange={({ detail }) => onChange({ priority: Number(detail.value) })} />
          </FormField>
          <FormField label={text.slotType} description={text.slotTypeHint}>
            <Autosuggest value={slot.slotType ?? ''} options={types.map((value) => ({ value }))} onChange={({ detail }) => onChange({ slotType: detail.value })} />
          </FormField>
          {isOwnType(slot) && (
            <FormField label={text.version}>
              <Input value={slot.slotTypeVersion ?? '$LATEST'} onChange={({ detail }) => onChange({ slotTypeVersion: detail.value })} />
            </FormField>
          )}
        </ColumnLayout>
        <Checkbox checked={slot.slotConstraint === 'Required'} onChange={({ detail }) => onChange({ slotConstraint: detail.checked ? 'Required' : 'Optional' })}>
          {text.required}
        </Checkbox>
        <Header variant="h3">{text.prompt}</Header>
        <PromptField label={text.prompt} prompt={slot.valueElicitationPrompt} onChange={(valueElicitationPrompt) => onChange({ valueElicitationPrompt })} />
        <LinesField label={text.slotUtterances} rows={3} lines={slot.sampleUtterances ?? []} onChange={(sampleUtterances) => onChange({ sampleUtterances })} />
        <Button onClick={onRemove}>{text.removeSlot(name)}</Button>
      </SpaceBetween>
    </div>
  );
}
