import { GetPolicyCommand, GetPolicyVersionCommand, IAMClient, ListPolicyVersionsCommand, type Policy } from '@aws-sdk/client-iam';
import { useCallback } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad, type Loaded } from '../api/load.ts';

/** The text of a document as IAM gives it: percent-encoded. */
export function decodeDocument(encoded: string | undefined): string {
  return decodeURIComponent(encoded ?? '');
}

/** A policy and the document that is in force. */
export interface PolicyWithDocument {
  readonly policy: Policy;
  readonly document: string;
}

export function usePolicy(PolicyArn: string): Loaded<PolicyWithDocument> {
  const iam = useClient(IAMClient);
  return useLoad(
    useCallback(async () => {
      const { Policy: policy = {} } = await iam.send(new GetPolicyCommand({ PolicyArn }));
      const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: policy.DefaultVersionId }));
      return { policy, document: decodeDocument(PolicyVersion?.Document) };
    }, [iam, PolicyArn]),
  );
}

/** One version in a list. */
export interface ListedVersion {
  readonly id: string;
  readonly isDefault: boolean;
  readonly created: Date | undefined;
}

export function useVersions(PolicyArn: string): Loaded<readonly ListedVersion[]> {
  const iam = useClient(IAMClient);
  return useLoad(
    useCallback(async () => {
      const versions = await allPages(async (Marker) => {
        const answer = await iam.send(new ListPolicyVersionsCommand({ PolicyArn, Marker }));
        return { items: answer.Versions, next: answer.Marker };
      });
      return versions.map(({ VersionId = '', IsDefaultVersion = false, CreateDate }) => ({ id: VersionId, isDefault: IsDefaultVersion, created: CreateDate }));
    }, [iam, PolicyArn]),
  );
}

/** IAM-25: a policy has at most so many versions. */
export const MOST_VERSIONS = 5;
