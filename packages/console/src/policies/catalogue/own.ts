import type { CatalogueService } from './types.ts';

/** What Octroi enforces and AWS's reference does not have: Octroi's own service. */
export const OWN_SERVICES: readonly (CatalogueService & { readonly name: string })[] = [
  {
    prefix: 'octroi',
    name: 'Octroi',
    actions: [
      { name: 'ExplainRequest', accessLevel: 'Read', resourceTypes: [], conditionKeys: [] },
      { name: 'ListDecisions', accessLevel: 'List', resourceTypes: [], conditionKeys: [] },
    ],
    resourceTypes: [],
    conditionKeys: [],
  },
];

/** Actions of Octroi's own in services of AWS, by prefix. */
export const OWN_ACTIONS: Readonly<Record<string, CatalogueService['actions']>> = {
  // Lex V1 had no operation that makes a channel association (LEX-CHN-1).
  lex: [{ name: 'CreateBotChannelAssociation', accessLevel: 'Write', resourceTypes: ['channel'], conditionKeys: ['lex:channelType', 'aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
};
