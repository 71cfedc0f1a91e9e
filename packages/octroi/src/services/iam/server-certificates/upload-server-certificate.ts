import type { UploadServerCertificateRequest, UploadServerCertificateResponse } from '../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { quotaTables, requireQuota } from '../shared/quota.ts';
import { checkNewTags } from '../shared/tags.ts';
import { nameKey } from '../tables.ts';
import { certificateArn, certificateExists, metadata } from './certificate.ts';
import { checkedCertificate } from './check-pair.ts';
import { serverCertificateKeys, serverCertificates, serverCertificateTexts, type ServerCertificateRow } from './tables.ts';
import { keepText } from './texts.ts';

export const uploadServerCertificate = writes<UploadServerCertificateRequest, UploadServerCertificateResponse>({
  service: 'iam',
  name: 'UploadServerCertificate',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:UploadServerCertificate', resource: 'server-certificate', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] },
      { action: 'iam:TagServerCertificate', resource: 'server-certificate', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'], when: 'tags are given' },
    ],
    asks({ ServerCertificateName, Path, Tags }, context) {
      const ask = { resource: certificateArn(globalScope(context.scope), { path: Path ?? '/', name: ServerCertificateName }), keys: requestTagKeys(Tags) };
      const upload = { ...ask, action: 'iam:UploadServerCertificate' };
      return Tags === undefined || Tags.length === 0 ? [upload] : [upload, { ...ask, action: 'iam:TagServerCertificate' }];
    },
  },
  tables: [serverCertificates, serverCertificateTexts, serverCertificateKeys, ...quotaTables],
  errors: ['LimitExceeded', 'InvalidInput', 'EntityAlreadyExists', 'MalformedCertificate', 'KeyPairMismatch'],
  async handle({ input, rows, home, ids, now, seal }) {
    checkNewTags(input.Tags, 'exactly');
    const certificate = checkedCertificate(input);
    const name = input.ServerCertificateName;
    if ((await rows.get(serverCertificates, [nameKey(name)])) !== undefined) throw certificateExists(name);
    await requireQuota(rows, serverCertificates, 'ServerCertificatesQuota');
    const row: ServerCertificateRow = { name, path: input.Path ?? '/', id: ids.unique('ASCA'), uploadedAt: now, expiresAt: certificate.validToDate.getTime(), tags: input.Tags ?? [] };
    rows.put(serverCertificates, [nameKey(name)], row);
    // Without white space around them, as Terraform expects AWS to show them.
    keepText(rows, row.id, 'body', input.CertificateBody.trim());
    if (input.CertificateChain !== undefined) keepText(rows, row.id, 'chain', input.CertificateChain.trim());
    rows.put(serverCertificateKeys, [row.id], { key: seal.seal(input.PrivateKey, `server-certificate:${row.id}`) });
    return { ServerCertificateMetadata: metadata(home, row), ...(row.tags.length === 0 ? {} : { Tags: row.tags }) };
  },
});
