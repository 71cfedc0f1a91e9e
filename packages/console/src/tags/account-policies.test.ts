import type { IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { accountPolicies } from './account-policies.ts';

const encoded = (text: string): string => encodeURIComponent(text);

test('managed policies as they are in force, and the inline ones of users, groups and roles, over every page', async () => {
  const pages = [
    {
      Policies: [{ PolicyName: 'Own', PolicyVersionList: [{ Document: encoded('{"old":1}'), IsDefaultVersion: false }, { Document: encoded('{"new":1}'), IsDefaultVersion: true }] }],
      UserDetailList: [{ UserName: 'ann', UserPolicyList: [{ PolicyName: 'p', PolicyDocument: encoded('{"u":1}') }] }],
      IsTruncated: true,
      Marker: 'm',
    },
    { GroupDetailList: [{ GroupName: 'g', GroupPolicyList: [{ PolicyName: 'p', PolicyDocument: encoded('{"g":1}') }] }], RoleDetailList: [{ RoleName: 'r', RolePolicyList: [{ PolicyName: 'p', PolicyDocument: encoded('{"r":1}') }] }] },
  ];
  const markers: unknown[] = [];
  const send = ({ input }: { readonly input: { readonly Marker?: string } }): Promise<unknown> => {
    markers.push(input.Marker);
    return Promise.resolve(pages.shift());
  };
  const names = { user: (name: string) => `user ${name}`, group: (name: string) => `group ${name}`, role: (name: string) => `role ${name}` };
  expect(await accountPolicies({ send } as unknown as IAMClient, names)).toEqual([
    { name: 'Own', text: '{"new":1}' },
    { name: 'user ann: p', text: '{"u":1}' },
    { name: 'group g: p', text: '{"g":1}' },
    { name: 'role r: p', text: '{"r":1}' },
  ]);
  expect(markers).toEqual([undefined, 'm']);
});
