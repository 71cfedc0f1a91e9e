import { DOCUMENT, type Place, type Samples } from '../sample.ts';

const ACTIONS = { ActionNames: ['s3:GetObject'] };
const CUSTOM = { PolicyInputList: [DOCUMENT] };
const PRINCIPAL = async (place: Place) => ({ PolicySourceArn: await place.user('ann') });

/** The simulator and what it needs to be told. */
export const simulationSamples: Samples = {
  SimulateCustomPolicy: () => ({ ...CUSTOM, ...ACTIONS }),
  SimulatePrincipalPolicy: async (place) => ({ ...(await PRINCIPAL(place)), ...ACTIONS }),
  GetContextKeysForCustomPolicy: () => CUSTOM,
  GetContextKeysForPrincipalPolicy: PRINCIPAL,
};
