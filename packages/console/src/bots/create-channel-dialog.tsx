import { ChannelType } from '@aws-sdk/client-lex-model-building-service';
import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { useNotify } from '../shell/flash.tsx';
import { CreateBotChannelAssociationCommand } from './create-channel.ts';
import { isLexName } from './drafts.ts';
import { FormDialog } from './form-dialog.tsx';
import { botTexts } from './texts.ts';
import { useAliases, useModels } from './use-lex.ts';

interface Setting {
  readonly key: string;
  readonly value: string;
}

const PLATFORMS = Object.values(ChannelType);

/** Associates an alias of a bot with a messaging platform. */
export function CreateChannel({ bot: botName, onClose }: { readonly bot: string; readonly onClose: (created: boolean) => void }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const lex = useModels();
  const aliases = useAliases(botName);
  const [name, setName] = useState('');
  const [alias, setAlias] = useState<string | null>(null);
  const [type, setType] = useState<ChannelType>('Slack');
  const [settings, setSettings] = useState<readonly Setting[]>([{ key: '', value: '' }]);
  const [tried, setTried] = useState(false);
  const given = settings.filter(({ key }) => key.trim() !== '');
  const { run, busy, error } = useAction(async () => {
    await lex.send(new CreateBotChannelAssociationCommand({ name, botName, botAlias: alias ?? '', type, botConfiguration: Object.fromEntries(given.map(({ key, value }) => [key.trim(), value])) }));
    notify('success', text.createdFlash(name));
    onClose(true);
  });
  const submit = (): void => {
    setTried(true);
    if (isLexName(name) && alias !== null && given.length > 0) void run();
  };
  const change = (index: number, changes: Partial<Setting>): void => setSettings(settings.map((setting, at) => (at === index ? { ...setting, ...changes } : setting)));
  return (
    <FormDialog title={text.createChannel} submit={text.createChannel} busy={busy} error={error} onSubmit={submit} onClose={() => onClose(false)}>
      <FormField label={text.channelName} description={text.nameHint} errorText={tried && !isLexName(name) ? text.namePattern : null}>
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={text.alias} errorText={tried && alias === null ? text.aliasNeeded : null}>
        <Select
          selectedOption={alias === null ? null : { value: alias, label: alias }}
          placeholder={text.alias}
          empty={text.noAliases}
          statusType={aliases.data === null ? 'loading' : 'finished'}
          options={(aliases.data ?? []).map((each) => ({ value: each.name ?? '', label: each.name ?? '' }))}
          onChange={({ detail }) => setAlias(detail.selectedOption.value ?? null)}
        />
      </FormField>
      <FormField label={text.channelType}>
        <Select selectedOption={{ value: type, label: type }} options={PLATFORMS.map((value) => ({ value, label: value }))} onChange={({ detail }) => setType(PLATFORMS.find((each) => each === detail.selectedOption.value) ?? 'Slack')} />
      </FormField>
      <Header variant="h3" description={text.settingsHint}>
        {text.settings}
      </Header>
      <div role="group" aria-label={text.settings}>
        <AttributeEditor
          items={settings}
          addButtonText={text.addSetting}
          removeButtonText={text.remove}
          onAddButtonClick={() => setSettings([...settings, { key: '', value: '' }])}
          onRemoveButtonClick={({ detail }) => setSettings(settings.filter((_, index) => index !== detail.itemIndex))}
          definition={[
            { label: text.settingKey, control: ({ key }: Setting, index) => <Input value={key} spellcheck={false} onChange={({ detail }) => change(index, { key: detail.value })} /> },
            { label: text.settingValue, control: ({ value }: Setting, index) => <Input type="password" value={value} autoComplete={false} onChange={({ detail }) => change(index, { value: detail.value })} /> },
          ]}
        />
      </div>
      {tried && given.length === 0 && <Alert type="error">{text.settingNeeded}</Alert>}
    </FormDialog>
  );
}
