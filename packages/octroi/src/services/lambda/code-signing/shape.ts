import type { CodeSigningConfig } from '../../../../models/lambda.gen.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { lastModified } from '../shared/configuration.ts';
import type { CodeSigningRow } from './tables.ts';
import { codeSigningArn } from './designation.ts';

export function codeSigningConfig(id: string, row: CodeSigningRow, home: Scope): CodeSigningConfig {
  return {
    CodeSigningConfigId: id,
    CodeSigningConfigArn: codeSigningArn(home, id),
    Description: row.description,
    AllowedPublishers: { SigningProfileVersionArns: row.publishers },
    CodeSigningPolicies: { UntrustedArtifactOnDeployment: row.untrusted },
    LastModified: lastModified(row.modifiedAt),
  };
}
