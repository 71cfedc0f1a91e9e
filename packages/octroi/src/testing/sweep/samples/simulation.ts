import { GenerateServiceLastAccessedDetailsCommand } from '@aws-sdk/client-iam';
import { DOCUMENT, type Place, type Samples } from '../sample.ts';

const ACTIONS = { ActionNames: ['s3:GetObject'] };
const CUSTOM = { PolicyInputList: [DOCUMENT] };
const PRINCIPAL = async (place: Place) => ({ PolicySourceArn: await place.user('ann') });

const job = async (place: Place) => (await place.iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: place.tester.arn }))).JobId!;

/** The simulator, what it needs to be told, and what is read of whole accounts. */
export const simulationSamples: Samples = {
  SimulateCustomPolicy: () => ({ ...CUSTOM, ...ACTIONS }),
  SimulatePrincipalPolicy: async (place) => ({ ...(await PRINCIPAL(place)), ...ACTIONS }),
  GetContextKeysForCustomPolicy: () => CUSTOM,
  GetContextKeysForPrincipalPolicy: PRINCIPAL,
  GetAccountAuthorizationDetails: () => ({}),
  GenerateServiceLastAccessedDetails: [
    { prepare: async (place) => ({ Arn: await place.user('ann') }) },
    { prepare: async (place) => ({ Arn: await place.role('deploy') }) },
    { prepare: async (place) => ({ Arn: await place.policy('readers') }) },
  ],
  GetServiceLastAccessedDetails: async (place) => ({ JobId: await job(place) }),
  GetServiceLastAccessedDetailsWithEntities: async (place) => ({ JobId: await job(place), ServiceNamespace: 'iam' }),
  // The account is in no organization.
  GenerateOrganizationsAccessReport: [{ prepare: () => ({ EntityPath: 'o-aaaaaaaaaa/r-abcd', OrganizationsPolicyId: 'p-11111111' }), ends: 'ValidationError' }],
  GetOrganizationsAccessReport: [{ prepare: () => ({ JobId: '00000000-0000-7000-8000-000000000000' }), ends: 'NoSuchEntityException' }],
  ListPoliciesGrantingServiceAccess: async (place) => ({ Arn: await place.user('ann'), ServiceNamespaces: ['s3'] }),
};
