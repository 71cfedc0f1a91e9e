import type { Kv } from '../../store/kv.ts';
import { backgroundRows } from '../../kernel/background.ts';
import type { Clocks } from '../../kernel/clock.ts';
import { aloneOnStore, type Nodes } from '../../kernel/nodes.ts';
import type { Outside, Sealer } from '../../kernel/operation.ts';
import { archiveDownloads, archiveRoute, createArchiveDownloads } from './exports/downloads.ts';
import { createImportMover, importMover, MOVER_TABLES } from './imports/mover.ts';
import { importSettings, type ImportSettings } from './imports/settings.ts';

export interface ArchivePartsNeeds {
  readonly kv: Kv;
  /** Who else works on the store; left out, nobody. */
  readonly nodes?: Nodes;
  readonly clocks: Clocks;
  readonly seal: Sealer;
  readonly outside: () => Outside;
  readonly endpoint: () => string;
  /** The address that is shown to clients; left out, the server's own. */
  readonly publicEndpoint?: () => string;
  readonly report: (fault: unknown) => void;
}

/** How often a node looks for imports whose own node has died. */
const LOOK_MILLIS = 5000;

/** What Lex uses beside its rows: links to archives, and the mover of large imports. */
export function archiveParts({ kv, nodes = aloneOnStore(), clocks, seal, outside, endpoint, publicEndpoint = endpoint, report }: ArchivePartsNeeds) {
  const now = clocks.host;
  const blobs = () => outside().blobs;
  const mover = createImportMover({ rows: backgroundRows(kv, 'lex', MOVER_TABLES), nodes, blobs });
  // A process alone finds what an earlier one left when it starts, and nothing later.
  const looking = nodes.shared ? setInterval(() => void mover.moveAll().catch(report), LOOK_MILLIS).unref() : undefined;
  return [
    { token: archiveDownloads, value: createArchiveDownloads({ seal, endpoint: publicEndpoint, now }), routes: [archiveRoute({ seal, now, blobs })] },
    { token: importSettings, value: { strictFunctions: process.env['LEX_STRICT_FUNCTIONS'] === '1' } satisfies ImportSettings },
    { token: importMover, value: mover, close: async () => clearInterval(looking) },
  ];
}
