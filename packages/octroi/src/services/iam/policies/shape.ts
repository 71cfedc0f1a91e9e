import type { Policy, PolicyVersion } from '../../../../models/iam.gen.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { documentText } from '../shared/document-text.ts';
import type { PolicyVersionRow } from '../tables.ts';
import type { KnownPolicy } from './find.ts';
import type { PolicyUsage } from './usage.ts';

/** A policy as ListPolicies and CreatePolicy show it: without Description and Tags (IAM-80). */
export function listedPolicy(policy: KnownPolicy, usage: PolicyUsage): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: usage.attachments,
    PermissionsBoundaryUsageCount: usage.boundaries,
    IsAttachable: true,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.updatedAt),
  };
}

/** A policy as GetPolicy shows it: the description if it has one, and its tags even if it has none (IAM-80). */
export function wholePolicy(policy: KnownPolicy, usage: PolicyUsage): Policy {
  return {
    ...listedPolicy(policy, usage),
    ...(policy.description === undefined ? {} : { Description: policy.description }),
    Tags: shownTags(policy.tags),
  };
}

/** A version as CreatePolicyVersion and ListPolicyVersions show it (IAM-81). */
export function listedVersion(version: Omit<PolicyVersionRow, 'document'>, defaultVersion: string): PolicyVersion {
  return { VersionId: version.id, IsDefaultVersion: version.id === defaultVersion, CreateDate: new Date(version.createdAt) };
}

/** A version with its document, as GetPolicyVersion shows it. */
export function wholeVersion(version: PolicyVersionRow, defaultVersion: string): PolicyVersion {
  return { Document: documentText(version.document), ...listedVersion(version, defaultVersion) };
}

/** Tags in the order in which AWS was seen to show them (IAM-93): short keys first, those of one length by their letters. */
export function shownTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.toSorted((a, b) => a.Key.length - b.Key.length || (a.Key < b.Key ? -1 : 1));
}
