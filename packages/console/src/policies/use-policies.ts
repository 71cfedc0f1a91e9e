import { IAMClient, ListPoliciesCommand, type Policy } from '@aws-sdk/client-iam';
import { useCallback } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad, type Loaded } from '../api/load.ts';
import { isAwsManaged } from './policy-name.ts';

/** A policy in a list. */
export interface ListedPolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly aws: boolean;
  readonly attachments: number;
  readonly boundaries: number;
  readonly defaultVersion: string;
}

function listed({ Arn = '', PolicyName = '', Path = '/', AttachmentCount = 0, PermissionsBoundaryUsageCount = 0, DefaultVersionId = '' }: Policy): ListedPolicy {
  return { arn: Arn, name: PolicyName, path: Path, aws: isAwsManaged(Arn), attachments: AttachmentCount, boundaries: PermissionsBoundaryUsageCount, defaultVersion: DefaultVersionId };
}

/** Which policies: all there are, those of AWS, the account's own, or those that are attached. */
export const POLICY_FILTERS = ['all', 'own', 'aws', 'attached'] as const;
export type PolicyFilter = (typeof POLICY_FILTERS)[number];

/** Every policy that the filter lets through; AWS's own alone are more than a thousand, in two answers. */
export function usePolicies(filter: PolicyFilter): Loaded<readonly ListedPolicy[]> {
  const iam = useClient(IAMClient);
  return useLoad(
    useCallback(async () => {
      const Scope = filter === 'own' ? 'Local' : filter === 'aws' ? 'AWS' : 'All';
      const policies = await allPages(async (Marker) => {
        const answer = await iam.send(new ListPoliciesCommand({ Scope, OnlyAttached: filter === 'attached', MaxItems: 1000, Marker }));
        return { items: answer.Policies, next: answer.Marker };
      });
      return policies.map(listed);
    }, [iam, filter]),
  );
}
