import type { CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse } from '../../../../../models/iam.gen.ts';
import { ApiError } from '../../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../../kernel/context.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { globalScope } from '../../../../kernel/scope.ts';
import { countRows, quotaExceeded } from '../../shared/quota.ts';
import { checkNewTags } from '../../shared/tags.ts';
import { providerArn } from '../provider-arn.ts';
import { requireFewClientIds, requireFewThumbprints } from './provider.ts';
import { urlWithoutScheme } from './provider-url.ts';

const KEYS = ['aws:RequestTag/${TagKey}', 'aws:TagKeys'];
/** IAM-134. */
const MAX_PROVIDERS = 100;

export const createOpenIDConnectProvider = writes<CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse>({
  service: 'iam',
  name: 'CreateOpenIDConnectProvider',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:CreateOpenIDConnectProvider', resource: 'oidc-provider', keys: KEYS },
      { action: 'iam:TagOpenIDConnectProvider', resource: 'oidc-provider', keys: KEYS, when: 'tags are given' },
    ],
    asks({ Url, Tags }, context) {
      const ask = { resource: providerArn(globalScope(context.scope), 'oidc-provider', Url.replace(/^https:\/\//, '')), keys: requestTagKeys(Tags) };
      const create = { ...ask, action: 'iam:CreateOpenIDConnectProvider' };
      return Tags === undefined || Tags.length === 0 ? [create] : [create, { ...ask, action: 'iam:TagOpenIDConnectProvider' }];
    },
  },
  tables: [openIdProviders],
  errors: ['EntityAlreadyExists', 'InvalidInput', 'LimitExceeded'],
  async handle({ input, rows, home, ids, now }) {
    const { Url, ClientIDList = [], ThumbprintList = [], Tags = [] } = input;
    const url = urlWithoutScheme(Url);
    checkNewTags(Tags, 'exactly');
    requireFewThumbprints(ThumbprintList);
    requireFewClientIds(ClientIDList);
    if ((await rows.get(openIdProviders, [url])) !== undefined) throw new ApiError('EntityAlreadyExists', `Provider with url ${Url} already exists.`);
    if ((await countRows(rows, openIdProviders)) >= MAX_PROVIDERS) throw quotaExceeded('OpenIdConnectProvidersPerAccount', MAX_PROVIDERS);
    rows.put(openIdProviders, [url], { id: ids.uuid(), url, clientIds: [...new Set(ClientIDList)], thumbprints: ThumbprintList, createdAt: now, tags: Tags });
    return { OpenIDConnectProviderArn: providerArn(home, 'oidc-provider', url), ...(Tags.length === 0 ? {} : { Tags }) };
  },
});
