import { expect, test } from 'vitest';
import { refused } from '../dialog/dialog.fixture.ts';
import { TIME_ZONE_ATTRIBUTE, timeZoneOf } from './time-zone.ts';

test.each([
  ['us-east-1', 'America/New_York'],
  ['us-west-2', 'America/Los_Angeles'],
  ['ap-southeast-1', 'Asia/Singapore'],
  ['ap-southeast-2', 'Australia/Sydney'],
  ['ap-northeast-1', 'Asia/Tokyo'],
  ['eu-central-1', 'Europe/Berlin'],
  ['eu-west-1', 'Europe/Dublin'],
  ['eu-west-2', 'Europe/London'],
  ['sa-east-1', 'UTC'],
])('LEX-RT-7: in %s it is as late as in %s', (region, zone) => {
  expect(timeZoneOf(undefined, region)).toBe(zone);
  expect(timeZoneOf({ other: 'x' }, region)).toBe(zone);
});

test('LEX-RT-7: a request may name the zone of its user, and no other text', () => {
  expect(timeZoneOf({ [TIME_ZONE_ATTRIBUTE]: 'Pacific/Auckland' }, 'us-east-1')).toBe('Pacific/Auckland');
  for (const named of ['Mars/Olympus', '', '__proto__']) {
    expect(refused(() => timeZoneOf({ [TIME_ZONE_ATTRIBUTE]: named }, 'us-east-1'))).toBe('BadRequestException: The value of the request attribute x-amz-lex:time-zone is not a time zone.');
  }
});
