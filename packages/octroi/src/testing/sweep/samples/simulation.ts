import { DOCUMENT, type Place, type Samples } from '../sample.ts';

const ACTIONS = { ActionNames: ['s3:GetObject'] };
const CUSTOM = { PolicyInputList: [DOCUMENT] };
const PRINCIPAL = async (place: Place) => ({ PolicySourceArn: await place.user('ann') });

/** The simulator, what it needs to be told, and what is read of whole accounts. */
export const simulationSamples: Samples = {
  SimulateCustomPolicy: () => ({ ...CUSTOM, ...ACTIONS }),
  SimulatePrincipalPolicy: async (place) => ({ ...(await PRINCIPAL(place)), ...ACTIONS }),
  GetContextKeysForCustomPolicy: () => CUSTOM,
  GetContextKeysForPrincipalPolicy: PRINCIPAL,
  GetAccountAuthorizationDetails: () => ({}),
  ListPoliciesGrantingServiceAccess: async (place) => ({ Arn: await place.user('ann'), ServiceNamespaces: ['s3'] }),
};
