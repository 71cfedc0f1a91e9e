/** The AWS account from which Genesys Cloud assumes customers' roles, in Core and Satellite Regions (GEN-2). */
export const GENESYS_ACCOUNT = '765628985471';

/** The same for the FedRAMP Region (GEN-2). */
export const GENESYS_FEDRAMP_ACCOUNT = '325654371633';
