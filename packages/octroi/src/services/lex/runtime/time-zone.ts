import { badRequest } from '../shared/errors.ts';

/** LEX-RT-7. Other Regions have none of their own. */
const BY_REGION: ReadonlyMap<string, string> = new Map([
  ['us-east-1', 'America/New_York'],
  ['us-west-2', 'America/Los_Angeles'],
  ['ap-southeast-1', 'Asia/Singapore'],
  ['ap-southeast-2', 'Australia/Sydney'],
  ['ap-northeast-1', 'Asia/Tokyo'],
  ['eu-central-1', 'Europe/Berlin'],
  ['eu-west-1', 'Europe/Dublin'],
  ['eu-west-2', 'Europe/London'],
]);

export const TIME_ZONE_ATTRIBUTE = 'x-amz-lex:time-zone';

/** Where `tomorrow` begins for the user: the zone that the request names, or else the Region's. Throws for a name that is none. */
export function timeZoneOf(requestAttributes: Readonly<Record<string, string>> | undefined, region: string): string {
  const named = requestAttributes !== undefined && Object.hasOwn(requestAttributes, TIME_ZONE_ATTRIBUTE) ? requestAttributes[TIME_ZONE_ATTRIBUTE] : undefined;
  if (named === undefined) return BY_REGION.get(region) ?? 'UTC';
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: named }).resolvedOptions().timeZone;
  } catch {
    throw badRequest(`The value of the request attribute ${TIME_ZONE_ATTRIBUTE} is not a time zone.`);
  }
}
