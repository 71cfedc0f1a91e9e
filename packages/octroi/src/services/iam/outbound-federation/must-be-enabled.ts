import { ApiError } from '../../../kernel/api-error.ts';
import { OUTBOUND, outboundFederation, type OutboundFederationRow } from '../../../kernel/outbound-federation.ts';
import type { RowReader } from '../../../kernel/rows.ts';

/** The row of an account whose principals may have tokens, or FeatureDisabled. */
export async function mustBeEnabled(rows: RowReader): Promise<OutboundFederationRow> {
  const row = await rows.get(outboundFederation, OUTBOUND);
  if (row?.enabled !== true) throw new ApiError('FeatureDisabled', 'Outbound web identity federation is not enabled for this account.');
  return row;
}
