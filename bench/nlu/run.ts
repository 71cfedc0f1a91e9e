import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { braun, clinc, type Corpus, snips } from './corpora.ts';
import { type Accuracy, accuracy, intentsOf, measure, type Measured, slotScores } from './measure.ts';
import { askNlpjs, installNlpjs, type NlpjsAnswer } from './nlpjs.ts';

/**
 * `npm run bench:nlu -- [--corpora DIR] [--write] [--alone]`: what bots made of public corpora understand, beside nlp.js in the same run.
 * Corpora come from the folder, and those that it does not have from `corpora` here; the others are named and left out. `--write` puts the
 * figures into docs/nlu.md; `--alone` leaves nlp.js out.
 */
const { values } = parseArgs({ options: { corpora: { type: 'string' }, write: { type: 'boolean', default: false }, alone: { type: 'boolean', default: false } } });
const folders = [...(values.corpora === undefined ? [] : [values.corpora]), join(import.meta.dirname, 'corpora')];

/** The corpus as the first of the folders has it. */
function found(read: (folder: string) => Corpus | null): Corpus | null {
  for (const folder of folders) {
    const corpus = read(folder);
    if (corpus !== null) return corpus;
  }
  return null;
}

const wanted: readonly (readonly [string, Corpus | null])[] = [
  ['Braun et al. 2017, Chatbot (ChatbotCorpus.json)', found((folder) => braun(folder, 'ChatbotCorpus.json'))],
  ['Braun et al. 2017, AskUbuntu (AskUbuntuCorpus.json)', found((folder) => braun(folder, 'AskUbuntuCorpus.json'))],
  ['Braun et al. 2017, WebApplications (WebApplicationsCorpus.json)', found((folder) => braun(folder, 'WebApplicationsCorpus.json'))],
  ['SNIPS 2017-06, 70 queries (snips/)', found((folder) => snips(folder, 70))],
  ['CLINC150 small (clinc150_small.json)', found((folder) => clinc(folder))],
];
for (const [name, corpus] of wanted) if (corpus === null) console.log(`skipped: ${name} is not in ${folders.join(' or ')}`);
const corpora = wanted.flatMap(([, corpus]) => (corpus === null ? [] : [corpus]));
if (corpora.length === 0) {
  console.log('nothing to measure: see docs/nlu.md for where the corpora are found');
  process.exit(1);
}

const version = values.alone ? null : installNlpjs();
if (version === null && !values.alone) console.log('skipped: nlp.js cannot be installed here');
const ours = corpora.map((corpus): Measured => measure(corpus));
const theirs = version === null ? null : corpora.map(askNlpjs);

const share = (value: number | null): string => (value === null ? '' : value.toFixed(3));
const accuracies = (corpus: Corpus, own: Accuracy, other: Accuracy | null): string => `| ${corpus.name} | ${new Set(corpus.train.map(({ intent }) => intent)).size} | ${corpus.train.length} | ${share(own.best)} | ${share(own.above)} | ${share(own.rejected)} | ${other === null ? ' | ' : `${share(other.best)} | ${share(other.rejected)}`} |`;
const lines = [
  `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}${version === null ? '' : `, beside @nlpjs/basic ${version}`}.`,
  '',
  '| Corpus | Intents | Utterances | best intent right | right, and at least 0.4 | out of scope kept below 0.4 | nlp.js: best intent right | nlp.js: out of scope rejected |',
  '|---|---|---|---|---|---|---|---|',
  ...corpora.map((corpus, at) => accuracies(corpus, accuracy(corpus, intentsOf((ours[at] as Measured).answers)), theirs === null ? null : accuracy(corpus, (theirs[at] as NlpjsAnswer).intents))),
  '',
  ...corpora.flatMap((corpus, at) => {
    const scores = slotScores(corpus, (ours[at] as Measured).answers);
    return scores === null ? [] : [`Slots of ${corpus.name}: mean F1 of ${scores.slots} slots ${scores.mean.toFixed(3)}, over all values ${scores.micro.toFixed(3)}; a value is right if it is the words that were marked, under the right intent.`, ''];
  }),
  '| Corpus | training, s | slices, ms: 99 of 100, longest | a text, ms | model, KB | memory a bot, MB | nlp.js: training, s | nlp.js: a text, ms |',
  '|---|---|---|---|---|---|---|---|',
  ...corpora.map((corpus, at) => {
    const own = ours[at] as Measured;
    const other = theirs?.[at];
    return `| ${corpus.name} | ${own.trainSeconds.toFixed(2)} | ${own.slices.p99.toFixed(0)}, ${own.slices.most.toFixed(0)} | ${own.turnMillis.toFixed(2)} | ${Math.round(own.modelBytes / 1024)} | ${(own.memory / 1e6).toFixed(1)} | ${other === undefined ? ' | ' : `${other.trainSeconds.toFixed(2)} | ${other.turnMillis.toFixed(2)}`} |`;
  }),
];
console.log(lines.join('\n'));

if (values.write) {
  const page = new URL('../../docs/nlu.md', import.meta.url);
  const [begin, end] = ['<!-- figures: generated -->', '<!-- figures: end -->'];
  const text = existsSync(page) ? readFileSync(page, 'utf8') : `${begin}\n${end}\n`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/nlu.md has no place for figures');
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`);
}
