/** The AWS account from which Genesys Cloud assumes customers' roles, in Core and Satellite Regions (GEN-2). */
export const GENESYS_ACCOUNT = '765628985471';

/** The same for the FedRAMP Region (GEN-2). */
export const GENESYS_FEDRAMP_ACCOUNT = '325654371633';

export { checkRole, checkVendorRole } from './check/check-role.ts';
export type { CheckMeans, CheckRoleOptions, ReadRole, RolePolicies } from './check/check-role.ts';
export type { NamedPolicy } from './check/read-permissions.ts';
export { renderJunit } from './check/render-junit.ts';
export { renderText } from './check/render-text.ts';
export type { TextOptions } from './check/render-text.ts';
export { exitCodeOf } from './check/report.ts';
export type { Answer, CheckSubject, Finding, Mend, Party, Report, Status } from './check/types.ts';
export type { ExplainRefusal, Json, Refusal } from './execution/types.ts';
