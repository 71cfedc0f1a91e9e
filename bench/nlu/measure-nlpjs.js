// Reads {train: [{text, intent}], test: [text]} from standard input and writes what nlp.js makes of it as the last line.
import { readFileSync } from 'node:fs';
import basic from '@nlpjs/basic';

const { train, test } = JSON.parse(readFileSync(0, 'utf8'));
const dock = await basic.dockStart({ use: ['Basic', 'LangEn'], settings: { nlp: { autoSave: false, log: false } } });
const nlp = dock.get('nlp');
nlp.settings.autoSave = false;
nlp.settings.log = false;
nlp.addLanguage('en');
for (const { text, intent } of train) nlp.addDocument('en', text, intent);
const began = process.cpuUsage();
await nlp.train();
const trained = process.cpuUsage(began);
const spoke = process.cpuUsage();
const intents = [];
for (const text of test) {
  const { classifications } = await nlp.process('en', text);
  const best = (classifications ?? []).find(({ intent }) => intent !== 'None');
  const first = classifications?.[0];
  intents.push({ intent: best?.intent ?? null, rejected: first === undefined || first.intent === 'None' });
}
const spoken = process.cpuUsage(spoke);
const answer = { intents, trainSeconds: (trained.user + trained.system) / 1e6, turnMillis: (spoken.user + spoken.system) / 1e3 / Math.max(1, test.length) };
process.stdout.write('\n' + JSON.stringify(answer));
