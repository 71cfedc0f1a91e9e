import { parseArgs } from 'node:util';
import { measureScale, type SizeFigures } from './scale/measure.ts';
import { scalePage, SIZES } from './scale/page.ts';
import { writePart } from './page.ts';

/**
 * What a node with many principals needs: `node --conditions=octroi-source bench/scale.ts [--principals 10000,100000] [--json]`. With all
 * sizes, which is what it does unless told, the tables of docs/scaling.md are written anew.
 */
const { values } = parseArgs({ options: { principals: { type: 'string' }, json: { type: 'boolean', default: false } } });
const sizes = values.principals === undefined ? SIZES : values.principals.split(',').map(Number);
const wrong = sizes.find((size) => !Number.isInteger(size) || size < 1000 || size > 2_000_000 || size % 1000 !== 0);
if (wrong !== undefined) throw new Error(`\`${values.principals}\`: sizes are thousands of principals, up to 2,000,000, with commas between them`);

const started = performance.now();
const figures: SizeFigures[] = await measureScale(sizes, (line) => void process.stderr.write(`${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s  ${line}\n`));
const page = scalePage(figures);
process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : `\n${page}\n`);
if (values.principals === undefined) {
  writePart('scale', page, 'scaling');
  process.stderr.write('written to docs/scaling.md\n');
}
