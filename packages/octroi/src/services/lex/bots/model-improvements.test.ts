import { GetImportCommand, StartImportCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { lambdaParts, offExecutorPart } from '../../lambda/open-parts.ts';
import { stsParts } from '../../sts/open-parts.ts';
import { builderParts } from '../build/open-parts.ts';
import { archiveOf } from '../exports/archive.ts';
import { roboAdvisor } from '../imports/look-alikes.fixture.ts';
import { openLexAccount, refusal } from '../lex-account.fixture.ts';
import { putting } from '../lex-bots.fixture.ts';
import { modelImprovementsOf } from './model-improvements.ts';

const REFUSED = "You can't set the enableModelImprovements field to false in us-east-1. Either remove enableModelImprovements from your request or set it to true, then try your request again";

const openIn = (regions: string) =>
  openLexAccount({ parts: (needs) => [offExecutorPart(), ...lambdaParts(needs), ...stsParts(needs), ...builderParts(needs, null, modelImprovementsOf({ LEX_OPTIONAL_IMPROVEMENTS: regions }))] });

test('LEX-VAL-10, LEX-ERR-1: improvements may be declined everywhere, or where the operator says', async () => {
  for (const [regions, answer] of [['', 'it succeeded'], ['eu-west-1, us-east-1', 'it succeeded'], ['us-west-2', `BadRequestException 400: ${REFUSED}`]] as const) {
    const { world, models } = await openIn(regions);
    const put = putting(models);
    expect(await refusal(put.bot({ intents: [], enableModelImprovements: false }))).toBe(answer);
    expect(await refusal(put.bot({ name: 'Other', intents: [], enableModelImprovements: true }))).toBe('it succeeded');
    expect(await refusal(put.bot({ name: 'Third', intents: [] }))).toBe('it succeeded');
    expect(world.faults).toEqual([]);
  }
});

test('LEX-IMP-6: a file that declines them is refused alike', async () => {
  const { world, models } = await openIn('us-west-2');
  const document = JSON.stringify({ ...roboAdvisor, resource: { ...roboAdvisor.resource, enableModelImprovements: false } });
  const { importId } = await models.send(new StartImportCommand({ payload: archiveOf('import.json', document), resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST' }));
  const { importStatus, failureReason } = await models.send(new GetImportCommand({ importId }));
  expect([importStatus, failureReason]).toEqual(['FAILED', [REFUSED]]);
  expect(world.faults).toEqual([]);
});
