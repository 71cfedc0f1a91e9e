import { DeleteBotVersionCommand, DeleteIntentVersionCommand, DeleteSlotTypeVersionCommand, GetBotCommand, GetExportCommand, GetIntentCommand, GetSlotTypeCommand, GetUtterancesViewCommand, StartMigrationCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { allow, openLexAccount, refusal } from '../lex-account.fixture.ts';

test('LEX-IAM-4, LEX-IAM-17: what is said of a version holds however many zeros a request writes before its number', async () => {
  const { world, user, arn } = await openLexAccount();
  const versions = [arn('bot:Shop:1'), arn('intent:Buy:1'), arn('slottype:Size:1')];
  const ann = await user('ann', allow(['lex:*', 'iam:PassRole']), { Effect: 'Deny', Action: 'lex:*', Resource: versions });
  const denied = (action: string, resource: string) =>
    `AccessDeniedException 403: User: ${ann.arn} is not authorized to perform: ${action} on resource: ${resource} with an explicit deny in an identity-based policy`;
  const [bot, intent, slotType] = versions as [string, string, string];
  for (const version of ['1', '01', '0001']) {
    const exported = { version, exportType: 'LEX' } as const;
    expect(await refusal(ann.models.send(new GetBotCommand({ name: 'Shop', versionOrAlias: version })))).toBe(denied('lex:GetBot', bot));
    expect(await refusal(ann.models.send(new DeleteBotVersionCommand({ name: 'Shop', version })))).toBe(denied('lex:DeleteBotVersion', bot));
    expect(await refusal(ann.models.send(new GetUtterancesViewCommand({ botName: 'Shop', botVersions: ['2', version], statusType: 'Missed' })))).toBe(denied('lex:GetUtterancesView', bot));
    expect(await refusal(ann.models.send(new GetExportCommand({ ...exported, name: 'Shop', resourceType: 'BOT' })))).toBe(denied('lex:GetExport', bot));
    expect(await refusal(ann.models.send(new GetExportCommand({ ...exported, name: 'Buy', resourceType: 'INTENT' })))).toBe(denied('lex:GetExport', intent));
    expect(await refusal(ann.models.send(new GetExportCommand({ ...exported, name: 'Size', resourceType: 'SLOT_TYPE' })))).toBe(denied('lex:GetExport', slotType));
    expect(await refusal(ann.models.send(new GetIntentCommand({ name: 'Buy', version })))).toBe(denied('lex:GetIntent', intent));
    expect(await refusal(ann.models.send(new DeleteIntentVersionCommand({ name: 'Buy', version })))).toBe(denied('lex:DeleteIntentVersion', intent));
    expect(await refusal(ann.models.send(new GetSlotTypeCommand({ name: 'Size', version })))).toBe(denied('lex:GetSlotType', slotType));
    expect(await refusal(ann.models.send(new DeleteSlotTypeVersionCommand({ name: 'Size', version })))).toBe(denied('lex:DeleteSlotTypeVersion', slotType));
    const migration = { v1BotName: 'Shop', v1BotVersion: version, v2BotName: 'Shop2', migrationStrategy: 'CREATE_NEW' } as const;
    expect(await refusal(ann.models.send(new StartMigrationCommand({ ...migration, v2BotRole: ann.arn.replace(':user/', ':role/') })))).toBe(denied('lex:StartMigration', bot));
  }
  expect(await refusal(ann.models.send(new GetBotCommand({ name: 'Shop', versionOrAlias: '10' })))).toBe('NotFoundException 404: The version 10 of the bot Shop does not exist.');
  expect(world.faults).toEqual([]);
});
