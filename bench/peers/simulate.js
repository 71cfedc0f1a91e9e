// Runs @cloud-copilot/iam-simulate as a black box: a JSON list of simulations comes in, a list of answers goes out. The package is under
// the AGPL; only this process and measure-iam-simulate.js load it.
import { text } from 'node:stream/consumers';
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate';

const answers = [];
for (const given of JSON.parse(await text(process.stdin))) {
  const { request } = given;
  const simulation = request.principal === 'anonymous' ? { ...given, request: { ...request, principal: anonymousPrincipal } } : given;
  try {
    const result = await runSimulation(simulation, {});
    answers.push(
      result.resultType === 'error'
        ? { effect: null, refused: result.errors.message, ignored: [] }
        : { effect: result.overallResult, refused: null, ignored: result.result?.ignoredContextKeys ?? [] },
    );
  } catch (error) {
    answers.push({ effect: null, refused: error instanceof Error ? error.message : String(error), ignored: [] });
  }
}
process.stdout.write(JSON.stringify(answers));
