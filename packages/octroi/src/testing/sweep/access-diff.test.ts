import { expect, test } from 'vitest';
import { allServices } from '../../gateway/services.ts';
import type { Operation } from '../../kernel/operation.ts';
import { createUser } from '../../services/iam/users/create-user.ts';
import { accessDeviations } from './access-deviations.ts';
import { accessDifferences } from './access-diff.ts';

test("design 4: what every operation declares is AWS's authorisation reference, but for the listed deviations", async () => {
  const differences = await accessDifferences(allServices.flatMap((service) => service.operations));
  expect(differences.toSorted()).toEqual(accessDeviations.flatMap((deviation) => deviation.differences).toSorted());
});

test('every deviation has a reason', () => {
  for (const { reason, differences } of accessDeviations) {
    expect(reason).toMatch(/^[A-Z].+\.$/);
    expect(differences.length).toBeGreaterThan(0);
  }
});

test('the comparison sees an action, a level, a resource type, a key and a dependent action that differ', async () => {
  const declaring = (level: string, ...declares: readonly object[]) => accessDifferences([{ ...createUser, level, access: { kind: 'asks', declares, asks: () => [] } } as unknown as Operation]);
  const right = { action: 'iam:CreateUser', resource: 'user', keys: ['iam:PermissionsBoundary', 'aws:RequestTag/${TagKey}', 'aws:TagKeys'] };
  expect(await declaring('Write', right)).toEqual([]);
  expect(await declaring('Write')).toEqual(['iam:CreateUser: declares nothing']);
  expect(await declaring('Tagging', right)).toEqual(['iam:CreateUser: iam:CreateUser is of level Write, not Tagging']);
  expect(await declaring('Write', { ...right, action: 'iam:MakeUser' })).toEqual(['iam:CreateUser: iam:MakeUser does not exist']);
  expect(await declaring('Write', { ...right, resource: 'role' })).toEqual(['iam:CreateUser: iam:CreateUser has no resource type role', 'iam:CreateUser: iam:CreateUser has a resource type user']);
  expect(await declaring('Write', { ...right, keys: ['aws:TagKeys', 'aws:RequestTag/${TagKey}', 'iam:PolicyARN'] })).toEqual(['iam:CreateUser: iam:CreateUser has no key iam:PolicyARN', 'iam:CreateUser: iam:CreateUser has a key iam:PermissionsBoundary']);
  expect(await declaring('List', { action: 'iam:ListUsers', resource: '*' })).toEqual([]);
  expect(await declaring('Write', { action: 'iam:AddRoleToInstanceProfile', resource: 'instance-profile' })).toContain('iam:CreateUser: iam:AddRoleToInstanceProfile depends on iam:PassRole');
  expect(await declaring('Permissions management', { action: 'iam:AttachGroupPolicy', resource: 'group', keys: ['iam:PolicyARN'] })).toEqual([]);
});
