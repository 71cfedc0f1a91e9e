import { expect, test } from 'vitest';
import type { CatalogueService } from '../catalogue/types.ts';
import { resourceGroups } from './resource-groups.ts';

const LEX: CatalogueService = {
  prefix: 'lex',
  actions: [
    { name: 'GetBot', accessLevel: 'Read', resourceTypes: ['bot'], conditionKeys: [] },
    { name: 'GetIntent', accessLevel: 'Read', resourceTypes: ['intent'], conditionKeys: [] },
  ],
  resourceTypes: [
    { name: 'bot', arn: 'arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}', conditionKeys: [] },
    { name: 'bot', arn: 'arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}', conditionKeys: [] },
    { name: 'intent', arn: 'arn:${Partition}:lex:${Region}:${Account}:intent:${IntentName}', conditionKeys: [] },
  ],
  conditionKeys: [],
};

test('the types of the taken actions have their ARNs, in either of their forms; others stand beside', () => {
  const arns = ['arn:aws:lex:eu-west-1:1:bot:Flowers', 'arn:aws:lex:eu-west-1:1:intent:Order', 'arn:aws:lex:eu-west-1:1:bot/ABC', '*'];
  expect(resourceGroups([LEX], LEX.actions.slice(0, 1), arns)).toEqual({
    groups: [{ type: 'bot', formats: ['arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}', 'arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}'], arns: [arns[0], arns[2]] }],
    others: [arns[1]],
  });
});

test('without actions there are no types, and every ARN stands beside', () => {
  expect(resourceGroups([LEX], [], ['arn:aws:lex:eu-west-1:1:bot:Flowers'])).toEqual({ groups: [], others: ['arn:aws:lex:eu-west-1:1:bot:Flowers'] });
});
