import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { GetIntentCommand, LexModelBuildingServiceClient, PutBotCommand, PutIntentCommand, PutSlotTypeCommand } from '@aws-sdk/client-lex-model-building-service';
import type { Credentials } from 'octroi/testing';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

withConsole('bots', (console) => {
  const models = (credentials: Credentials): LexModelBuildingServiceClient => new LexModelBuildingServiceClient({ endpoint: console.octroi.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });

  test('a slot type, an intent and a bot are created, the bot built, and asked for flowers', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/bots?tab=slot-types' }, async (page) => {
      await page.getByText('A slot type is a list of values that the bot recognises.').waitFor();
      await page.getByRole('link', { name: 'Create slot type' }).click();
      await page.getByRole('textbox', { name: 'Slot type name' }).fill('FlowerTypes');
      for (const [row, value] of ['roses', 'tulips'].entries()) {
        await page.getByRole('button', { name: 'Add value' }).click();
        await page.getByRole('textbox', { name: 'Value' }).nth(row).fill(value);
      }
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Create slot type' }).click();
      await page.getByText('FlowerTypes has been created.').waitFor();

      await page.getByRole('tab', { name: 'Intents' }).click();
      await page.getByRole('link', { name: 'Create intent' }).click();
      await page.getByRole('textbox', { name: 'Intent name' }).fill('OrderFlowers');
      await page.getByRole('textbox', { name: 'Sample utterances', exact: true }).fill('I would like to order flowers\nI want {FlowerType}');
      await page.getByRole('button', { name: 'Add slot' }).click();
      const slot = page.getByRole('group', { name: /^Slot/ }).last();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('FlowerType');
      await page.getByRole('combobox', { name: 'Slot type' }).fill('FlowerTypes');
      await page.keyboard.press('Escape');
      await slot.getByRole('button', { name: 'Add message' }).click();
      await slot.getByRole('textbox', { name: 'Message' }).fill('What type of flowers?');
      await shoot(page, 'bots-intent');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Create intent' }).click();
      await page.getByText('OrderFlowers has been created.').waitFor();

      await page.getByRole('tab', { name: 'Bots' }).click();
      await page.getByText('There are no bots in this Region.').waitFor();
      await shoot(page, 'bots-empty');
      await page.getByRole('link', { name: 'Create bot' }).click();
      await page.getByRole('textbox', { name: 'Bot name' }).fill('FlowerShop');
      await page.getByRole('button', { name: 'Add intent' }).click();
      await page.getByRole('button', { name: /^Intent/ }).click();
      await page.getByRole('option', { name: 'OrderFlowers' }).click();
      const clarification = page.getByRole('group', { name: 'Clarification prompt' });
      await clarification.getByRole('button', { name: 'Add message' }).click();
      await clarification.getByRole('textbox', { name: 'Message' }).fill('Sorry?');
      const abort = page.getByRole('group', { name: 'Hang-up phrase' });
      await abort.getByRole('button', { name: 'Add message' }).click();
      await abort.getByRole('textbox', { name: 'Message' }).fill('Goodbye.');
      await shoot(page, 'bots-create');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Create bot' }).click();
      await page.getByRole('heading', { level: 1, name: 'FlowerShop' }).waitFor();
      await page.getByText('Not built').waitFor();
      await page.getByRole('button', { name: 'Build' }).click();
      await page.getByText('Ready', { exact: true }).waitFor();
      await shoot(page, 'bots-bot');

      await page.getByRole('tab', { name: 'Test bot' }).click();
      await page.getByRole('textbox', { name: 'Message to the bot' }).fill('I would like to order flowers');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('log').getByText('What type of flowers?').waitFor();
      await page.getByText('ElicitSlot').waitFor();
      await page.getByRole('textbox', { name: 'Message to the bot' }).fill('tulips');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('ReadyForFulfillment').waitFor();
      await page.getByText('tulips', { exact: true }).waitFor();
      await shoot(page, 'bots-chat');
      await expectAccessible(page);
    });
  });

  test('aliases, versions, channels and tags of a bot; what a bot uses cannot be deleted', async () => {
    const root = await console.account();
    await shop(models(root));
    await console.visit({ as: root, path: '/bots/bot/Shop?tab=versions', language: 'fr', theme: 'dark', width: 390, height: 844 }, async (page) => {
      await page.getByRole('button', { name: 'Créer une version' }).click();
      await page.getByText('La version 1 a été créée.').waitFor();
      await page.goto(page.url().replace('versions', 'aliases'));
      await page.getByRole('button', { name: 'Créer un alias' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Nom de l’alias' }).fill('Prod');
      await dialog.getByRole('button', { name: 'Version du bot' }).click();
      await page.getByRole('option', { name: '1', exact: true }).click();
      await dialog.getByRole('button', { name: 'Créer un alias' }).click();
      await page.getByText('Prod a été créé.').waitFor();
      await shoot(page, 'bots-aliases-390');
      await expectAccessible(page);
      await page.goto(page.url().replace('aliases', 'channels'));
      await page.getByText('Aucun canal').waitFor();
      await page.getByRole('button', { name: 'Créer un canal' }).click();
      await dialog.getByRole('textbox', { name: 'Nom du canal' }).fill('Chat');
      await dialog.getByRole('button', { name: /^Alias/ }).click();
      await page.getByRole('option', { name: 'Prod' }).click();
      await dialog.getByRole('textbox', { name: 'Paramètre', exact: true }).fill('clientSecret');
      await dialog.getByLabel('Sa valeur').fill('s3cret');
      await shoot(page, 'bots-channel-390');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Créer un canal' }).click();
      await page.getByText('Chat a été créé.').waitFor();
      await page.getByRole('row', { name: /Chat Slack Prod/ }).waitFor();
      await page.goto(page.url().replace('channels', 'tags'));
      await page.getByText('Aucune balise n’est associée à la ressource.').waitFor();
      await page.getByRole('button', { name: 'Supprimer' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Shop');
      await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
      await page.getByText('ResourceInUseException').waitFor();
    });
  });

  test('an intent is edited without losing what its form does not show', async () => {
    const root = await console.account();
    const lex = models(root);
    await shop(lex);
    await console.visit({ as: root, path: '/bots?tab=intents' }, async (page) => {
      await page.getByRole('link', { name: 'Order', exact: true }).click();
      await page.getByText('They are kept.').waitFor();
      await page.getByRole('textbox', { name: 'Sample utterances', exact: true }).fill('order\nplease order');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Order has been saved.').waitFor();
    });
    expect(await lex.send(new GetIntentCommand({ name: 'Order', version: '$LATEST' }))).toMatchObject({ sampleUtterances: ['order', 'please order'], outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 90, turnsToLive: 5 }] });
  });

  test('who may not put a bot sees why, and what was typed stays', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'reader' }));
    await iam.send(new PutUserPolicyCommand({ UserName: 'reader', PolicyName: 'may', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'lex:Get*', Resource: '*' }] }) }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'reader' }));
    await console.visit({ as: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }, path: '/bots/create' }, async (page) => {
      await page.getByRole('textbox', { name: 'Bot name' }).fill('Shop');
      await page.getByRole('button', { name: 'Create bot' }).click();
      await page.getByText(/is not authorized to perform: lex:PutBot on resource: arn:aws:lex:us-east-1:\d{12}:bot:Shop/).first().waitFor();
      expect(await page.getByRole('textbox', { name: 'Bot name' }).inputValue()).toBe('Shop');
    });
  });
});

/** A bot with one intent, saved and not built. */
async function shop(lex: LexModelBuildingServiceClient): Promise<void> {
  await lex.send(new PutSlotTypeCommand({ name: 'Things', enumerationValues: [{ value: 'book' }] }));
  await lex.send(new PutIntentCommand({ name: 'Order', sampleUtterances: ['order'], fulfillmentActivity: { type: 'ReturnIntent' }, outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 90, turnsToLive: 5 }], createVersion: true }));
  const messages = [{ contentType: 'PlainText' as const, content: 'Sorry?' }];
  await lex.send(new PutBotCommand({ name: 'Shop', locale: 'en-US', childDirected: false, intents: [{ intentName: 'Order', intentVersion: '1' }], clarificationPrompt: { maxAttempts: 2, messages }, abortStatement: { messages }, processBehavior: 'SAVE' }));
}
