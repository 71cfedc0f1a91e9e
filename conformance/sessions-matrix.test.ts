import { readFileSync } from 'node:fs';
import type { Case } from './matrix/matrix.ts';
import { runMatrix } from './matrix/run.ts';

runMatrix(JSON.parse(readFileSync(new URL('sessions-matrix.json', import.meta.url), 'utf8')) as readonly Case[]);
