import { readFileSync, statSync } from 'node:fs';
import type { ClientOptions, OrganisationOptions } from '@octroi/data-actions';
import { UsageError } from '../usage-error.ts';

const MOST_BYTES = 1024 * 1024;
const MEMBERS = new Set(['id', 'name', 'region', 'crossRegion', 'clients']);
const CLIENT_MEMBERS = new Set(['id', 'secret', 'name', 'permissions']);

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads `{"organisations":[{"id","name","region","crossRegion","clients":[{"id","secret","name","permissions"}]}]}`, or one organisation by
 * itself. Throws `UsageError` for what is not of that form; what the values mean is judged when they are made.
 */
export function readOrganisationsFile(path: string): readonly OrganisationOptions[] {
  const value = readJson(path);
  const list = isMembers(value) && Array.isArray(value['organisations']) ? (value['organisations'] as unknown[]) : [value];
  return list.map((one, index) => organisation(one, `organisation ${index + 1} of \`${path}\``));
}

function readJson(path: string): unknown {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new UsageError(`the organisations file \`${path}\` cannot be read: ${(error as Error).message}`);
  }
}

function organisation(value: unknown, which: string): OrganisationOptions {
  const { id, name, region, crossRegion, clients } = membersOf(value, MEMBERS, which);
  const givenName = text(name, 'name', which);
  if (givenName === undefined) throw new UsageError(`${which} has no name`);
  if (crossRegion !== undefined && typeof crossRegion !== 'boolean') throw new UsageError(`crossRegion of ${which} is true or false`);
  if (clients !== undefined && !Array.isArray(clients)) throw new UsageError(`clients of ${which} is a list`);
  const givenId = text(id, 'id', which);
  return {
    ...(givenId === undefined ? {} : { id: givenId }),
    name: givenName,
    region: text(region, 'region', which) ?? 'us-east-1',
    ...(crossRegion === undefined ? {} : { crossRegion }),
    clients: ((clients ?? [{}]) as unknown[]).map((one) => client(one, which)),
  };
}

function client(value: unknown, which: string): ClientOptions {
  const { id, secret, name, permissions } = membersOf(value, CLIENT_MEMBERS, `a client of ${which}`);
  if (permissions !== undefined && !(Array.isArray(permissions) && permissions.every((one) => typeof one === 'string'))) throw new UsageError(`permissions of a client of ${which} is a list of texts`);
  const texts = Object.entries({ id, secret, name }).flatMap(([member, given]) => {
    const read = text(given, member, `a client of ${which}`);
    return read === undefined ? [] : [[member, read] as const];
  });
  return { ...Object.fromEntries(texts), ...(permissions === undefined ? {} : { permissions: permissions as string[] }) };
}

function membersOf(value: unknown, known: ReadonlySet<string>, which: string): Members {
  if (!isMembers(value)) throw new UsageError(`${which} is no JSON object`);
  const stranger = Object.keys(value).find((member) => !known.has(member));
  if (stranger !== undefined) throw new UsageError(`${which} has a member \`${stranger}\`; known are ${[...known].join(', ')}`);
  return value;
}

function text(value: unknown, member: string, which: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new UsageError(`${member} of ${which} is a text`);
  return value;
}
