import { samlProviders } from '../../kernel/federation/tables.ts';
import { installationScope } from '../../kernel/accounts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { inactiveRegions, STS_SETTINGS } from '../../kernel/sts-settings.ts';
import { rowKey, type Table } from '../../kernel/table.ts';
import { samlMetadataTexts, samlProviderKeys } from '../../services/iam/identity-providers/saml/provider.ts';
import { ADJUSTED, adjustedQuotas } from '../../services/iam/shared/quota.ts';
import { lineages, outbox, queue, queuedPayloads } from '../../services/lambda/invoke/tables.ts';
import { functions, identities, leftovers, versions } from '../../services/lambda/tables.ts';
import { POINTER, pointers, queuedImports } from '../../services/lex/imports/staged.ts';
import { turns } from '../../services/lex/runtime/tables.ts';
import { imports, queuedBuilds, unbuilt } from '../../services/lex/tables.ts';
import { chunkKey, chunkLists, chunks, deletedStreams, groupIndex, groups, longMessages, pieceKey, streams } from '../../services/logs/tables.ts';
import type { Transaction } from '../../store/kv.ts';

/** Rows that no request of the sweep leaves: of queues, of what a killed process has yet to do, of long texts. `blob` is there. */
export function putRareRows(tx: Transaction, account: string, blob: string): void {
  const home: Scope = { partition: 'aws', account, region: '-' };
  const here: Scope = { ...home, region: 'eu-west-1' };
  const shared = installationScope('aws');
  const put = <Row>(table: Table<Row>, scope: Scope, id: readonly string[], row: Row): void => tx.put(rowKey(table, scope, id), JSON.stringify(row));

  put(adjustedQuotas, home, ADJUSTED, { RolesQuota: 5000 });
  put(inactiveRegions, home, STS_SETTINGS, { regions: ['eu-west-1'] });
  put(samlProviders, home, ['corp'], { id: 'saml-1', name: 'Corp', createdAt: 0, validUntil: 1, issuer: 'i', certificates: [], encryption: 'Required', privateKeys: [{ id: 'key-1', addedAt: 0 }, { id: 'key-2', addedAt: 0 }], tags: [] });
  for (const piece of ['0000', '0001', '0002']) put(samlMetadataTexts, home, ['saml-1', piece], { text: piece });
  for (const key of ['key-1', 'key-2']) put(samlProviderKeys, home, ['saml-1', key], { key });

  const configuration = { codeSha256: Buffer.from(blob, 'hex').toString('base64') };
  put(functions, here, ['idle'], { id: 'f-9', name: 'idle', configuration, nextVersion: 1, reserved: 0 } as never);
  put(identities, here, ['idle'], { id: 'f-9', tags: [] });
  const invocation = { partition: 'aws', account, region: 'eu-west-1', name: 'gone', functionId: 'f-1', qualifier: null, chunks: 2, acceptedAt: 0, nextAt: 0, failures: 0, refusals: 0 };
  for (const id of ['r-1', 'r-2']) {
    put(queue, shared, [id], { ...invocation, id });
    for (const piece of ['0', '1']) put(queuedPayloads, shared, [id, piece], { piece });
  }
  put(lineages, shared, ['r-1'], { calls: { 'f-1': 1 } });
  put(leftovers, shared, ['f-2'], here);
  put(versions, here, ['f-2', '0000000001'], { version: 1 } as never);
  put(outbox, here, ['000000000000001', 'r-0', 'destination'], { at: 1, requestId: 'r-0', functionArn: 'a', kind: 'destination', target: 't', action: 'sqs:SendMessage', body: '' });

  put(turns, here, ['bot-1', 'user'], { requestId: 'r', until: 1 });
  put(unbuilt, here, ['bots'], { names: [] });
  put(queuedBuilds, shared, ['build-1'], { ...here, bot: 'gone', version: '$LATEST' });
  put(imports, here, ['import-1'], { id: 'import-1', name: 'n', resourceType: 'BOT', mergeStrategy: 'FAIL_ON_CONFLICT', status: 'IN_PROGRESS', createdAt: 0 });
  put(pointers, here, POINTER, { importId: 'import-1', blob });
  put(queuedImports, shared, ['import-1'], here);

  put(groups, here, ['/long'], { id: 'g-1', name: '/long', createdAt: 0, logGroupClass: 'STANDARD' });
  put(groupIndex, shared, ['g-1'], { account, region: 'eu-west-1', name: '/long', bytes: 0 });
  put(streams, here, ['g-1', 's'], { id: 's-1', name: 's', createdAt: 0, nextEvent: 3, nextChunk: 2, open: { no: 1, at: 0, to: 0, bytes: 1 } });
  put(chunkLists, here, ['s-1'], { chunks: [{ no: 0, at: 0, to: 0, bytes: 1 }] });
  put(chunks, here, chunkKey('s-1', 0), { first: 0, events: [[0, 0, null, 2]] });
  put(chunks, here, chunkKey('s-1', 1), { first: 1, events: [[0, 0, 'short']] });
  for (const piece of [0, 1]) put(longMessages, here, pieceKey('s-1', 0, 0, piece), { piece: String(piece) });
  put(deletedStreams, shared, ['s-2'], { account, region: 'eu-west-1' });
  put(chunks, here, chunkKey('s-2', 0), { first: 0, events: [] });
}
