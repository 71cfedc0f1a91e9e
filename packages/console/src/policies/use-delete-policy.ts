import { DeletePolicyCommand, DeletePolicyVersionCommand, IAMClient, ListPolicyVersionsCommand } from '@aws-sdk/client-iam';
import { useCallback } from 'react';
import { useClient } from '../api/clients.tsx';
import { failureOf } from '../api/failure.ts';

/**
 * Deletes a policy with all its versions, as AWS's console does. IAM refuses while there are other versions than the default one
 * (IAM-24); they go only after it has said so, so that a policy that is attached keeps them.
 */
export function useDeletePolicy(): (arn: string) => Promise<void> {
  const iam = useClient(IAMClient);
  return useCallback(
    async (PolicyArn) => {
      try {
        await iam.send(new DeletePolicyCommand({ PolicyArn }));
      } catch (error) {
        const { code, message } = failureOf(error);
        if (code !== 'DeleteConflict' || !message.includes('version')) throw error;
        const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
        for (const { VersionId, IsDefaultVersion } of Versions) {
          if (IsDefaultVersion !== true) await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
        }
        await iam.send(new DeletePolicyCommand({ PolicyArn }));
      }
    },
    [iam],
  );
}
