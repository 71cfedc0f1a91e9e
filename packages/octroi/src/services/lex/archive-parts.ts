import type { Kv } from '../../store/kv.ts';
import { backgroundRows } from '../../kernel/background.ts';
import type { Clocks } from '../../kernel/clock.ts';
import type { Outside, Sealer } from '../../kernel/operation.ts';
import { archiveDownloads, archiveRoute, createArchiveDownloads } from './exports/downloads.ts';
import { createImportMover, importMover, MOVER_TABLES } from './imports/mover.ts';
import { importSettings, type ImportSettings } from './imports/settings.ts';

export interface ArchivePartsNeeds {
  readonly kv: Kv;
  readonly clocks: Clocks;
  readonly seal: Sealer;
  readonly outside: () => Outside;
  readonly endpoint: () => string;
}

/** What Lex uses beside its rows: links to archives, and the mover of large imports. */
export function archiveParts({ kv, clocks, seal, outside, endpoint }: ArchivePartsNeeds) {
  const now = clocks.host;
  const blobs = () => outside().blobs;
  return [
    { token: archiveDownloads, value: createArchiveDownloads({ seal, endpoint, now }), routes: [archiveRoute({ seal, now, blobs })] },
    { token: importSettings, value: { strictFunctions: process.env['LEX_STRICT_FUNCTIONS'] === '1' } satisfies ImportSettings },
    { token: importMover, value: createImportMover({ rows: backgroundRows(kv, 'lex', MOVER_TABLES), blobs }) },
  ];
}
