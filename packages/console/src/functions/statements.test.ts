import { expect, test } from 'vitest';
import { statementsOf } from './statements.ts';

test('a statement is told by who, what and when', () => {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Id: 'default',
    Statement: [
      { Sid: 'bot', Effect: 'Allow', Principal: { Service: 'lex.amazonaws.com' }, Action: 'lambda:InvokeFunction', Resource: 'arn', Condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' }, ArnLike: { 'AWS:SourceArn': 'arn:bot' } } },
      { Sid: 'all', Effect: 'Allow', Principal: '*', Action: ['lambda:A', 'lambda:B'], Resource: 'arn' },
    ],
  });
  expect(statementsOf(document)).toEqual([
    { sid: 'bot', effect: 'Allow', principal: 'lex.amazonaws.com', action: 'lambda:InvokeFunction', conditions: ['StringEquals AWS:SourceAccount = 111122223333', 'ArnLike AWS:SourceArn = arn:bot'] },
    { sid: 'all', effect: 'Allow', principal: '*', action: 'lambda:A, lambda:B', conditions: [] },
  ]);
});
