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
export { executeAction } from './execution/execute.ts';
export { executionParts } from './execution/make-parts.ts';
export type { PartsOptions } from './execution/make-parts.ts';
export type { ExecutionParts } from './execution/parts.ts';
export type { ErrorBody, ExecutionRequest, ExecutionResult, ExplainRefusal, Json, Refusal, TraceStep } from './execution/types.ts';
export { genesysHome } from './regions/home.ts';

export { draftOfFile, exportAction, readActionFile } from './actions/exchange-file.ts';
export type { ActionFile, DraftBody, ExportedAction } from './actions/exchange-file.ts';
export type { LogEntry } from './api/answer.ts';
export { bootstrap } from './organisations/bootstrap.ts';
export type { BootstrapOptions } from './organisations/bootstrap.ts';
export type { ClientOptions, MadeOrganisation, OrganisationOptions } from './organisations/make.ts';
export { PERMISSIONS } from './organisations/permissions.ts';
export { DEFAULT_PORT, startDataActions } from './start.ts';
export type { DataActions, DataActionsOptions } from './start.ts';
