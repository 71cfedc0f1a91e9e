/** The floors of the house (docs/adr/0001-floors.md): imports go down only. tools/dependency-rule.ts runs this and proves each rule. */
const inOctroi = (floor) => `^packages/octroi/src/${floor}/`;
/** Tests and what only they use may look everywhere. */
const TEST = '\\.(test|fixture)\\.ts$';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'ADR 0001: a cycle has no floor', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', severity: 'error', comment: 'ADR 0001: an import that leads nowhere is checked by no rule', from: {}, to: { couldNotResolve: true } },
    { name: 'policy-imports-nothing', severity: 'error', comment: 'ADR 0001: the engine knows no Node, no clock, no I/O', from: { path: '^packages/policy/src/', pathNot: TEST }, to: { pathNot: '^packages/policy/src/' } },
    { name: 'wire-is-floor-1', severity: 'error', comment: 'ADR 0001: the wire knows shapes and bytes, not what they mean', from: { path: inOctroi('wire'), pathNot: TEST }, to: { path: '^packages/(octroi/src/(?!wire/)|policy/)' } },
    { name: 'store-is-floor-1', severity: 'error', comment: 'ADR 0001: the store knows keys and values, not what they mean', from: { path: inOctroi('store'), pathNot: TEST }, to: { path: '^packages/(octroi/src/(?!store/)|policy/)' } },
    { name: 'kernel-is-floor-2', severity: 'error', comment: 'ADR 0001: the kernel decides for services that it does not know', from: { path: inOctroi('kernel'), pathNot: TEST }, to: { path: inOctroi('(services|gateway|cli|testing)') } },
    { name: 'services-are-floor-3', severity: 'error', comment: 'ADR 0001: an operation does not know how its request came', from: { path: inOctroi('services'), pathNot: TEST }, to: { path: inOctroi('(gateway|cli|testing)') } },
    { name: 'services-are-strangers', severity: 'error', comment: 'ADR 0001: a service calls another through kernel/service-call', from: { path: '^packages/octroi/src/services/([^/]+)/', pathNot: TEST }, to: { path: '^packages/octroi/src/services/', pathNot: '^packages/octroi/src/services/$1/' } },
    { name: 'gateway-is-floor-4', severity: 'error', comment: 'ADR 0001: the gateway does not know who started it', from: { path: inOctroi('gateway'), pathNot: TEST }, to: { path: inOctroi('(cli|testing)') } },
    { name: 'data-actions-is-an-outsider', severity: 'error', comment: 'ADR 0001: the third party knows the engine and the public API, as any vendor would', from: { path: '^packages/data-actions/src/', pathNot: TEST }, to: { path: '^packages/octroi/' } },
    { name: 'nobody-below-knows-the-outsider', severity: 'error', comment: 'ADR 0001: the server serves the third party like anyone; only commands and test worlds start it', from: { path: '^packages/(policy|octroi)/', pathNot: `${TEST}|^packages/octroi/src/(cli|testing)/` }, to: { path: '^packages/data-actions/' } },
    { name: 'console-knows-the-public-api', severity: 'error', comment: 'ADR 0001: the console can do what anybody can with the SDK and the engine', from: { path: '^packages/console/src/', pathNot: TEST }, to: { path: '^packages/(octroi|data-actions)/' } },
    { name: 'console-is-served-not-imported', severity: 'error', comment: 'ADR 0001: the server knows the files of the console, not what they do', from: { path: '^packages/(policy|octroi|data-actions)/' }, to: { path: '^packages/console/' } },
    { name: 'fixtures-are-for-tests', severity: 'error', comment: 'ADR 0001: what tests use is never shipped', from: { pathNot: TEST }, to: { path: TEST } },
    { name: 'reference-is-never-shipped', severity: 'error', comment: 'ADR 0001: the slow evaluator proves the fast one and ships nowhere', from: { path: '^packages/[^/]+/src/', pathNot: `${TEST}|^packages/octroi/src/testing/` }, to: { path: '^packages/policy/reference/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['octroi-source', 'import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] },
  },
};
