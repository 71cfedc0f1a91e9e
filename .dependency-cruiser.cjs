/** The floors of the house (docs/adr/0001-floors.md): imports go down only. */
const inOctroi = (floor) => `^packages/octroi/src/${floor}`;
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'ADR 0001: a cycle has no floor', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    { name: 'policy-imports-nothing', severity: 'error', comment: 'ADR 0001: the engine knows no Node, no clock, no I/O', from: { path: '^packages/policy/src', pathNot: '\\.test\\.ts$' }, to: { pathNot: '^packages/policy/src' } },
    { name: 'wire-is-floor-1', severity: 'error', comment: 'ADR 0001', from: { path: inOctroi('wire'), pathNot: '\\.test\\.ts$' }, to: { path: '^packages/(octroi/src/(?!wire)|policy)' } },
    { name: 'store-is-floor-1', severity: 'error', comment: 'ADR 0001', from: { path: inOctroi('store'), pathNot: '\\.test\\.ts$' }, to: { path: '^packages/(octroi/src/(?!store)|policy)' } },
    { name: 'kernel-is-floor-2', severity: 'error', comment: 'ADR 0001', from: { path: inOctroi('kernel'), pathNot: '\\.test\\.ts$' }, to: { path: inOctroi('(services|gateway|cli|testing)') } },
    { name: 'services-are-floor-3', severity: 'error', comment: 'ADR 0001', from: { path: inOctroi('services'), pathNot: '\\.test\\.ts$' }, to: { path: inOctroi('(gateway|cli|testing)') } },
    { name: 'services-are-strangers', severity: 'error', comment: 'ADR 0001: a service calls another through kernel/service-call', from: { path: '^packages/octroi/src/services/([^/]+)/', pathNot: '\\.test\\.ts$' }, to: { path: '^packages/octroi/src/services/', pathNot: '^packages/octroi/src/services/$1/' } },
    { name: 'gateway-is-floor-4', severity: 'error', comment: 'ADR 0001', from: { path: inOctroi('gateway'), pathNot: '\\.test\\.ts$' }, to: { path: inOctroi('(cli|testing)') } },
    { name: 'reference-is-never-shipped', severity: 'error', comment: 'ADR 0001: the slow evaluator proves the fast one and ships nowhere', from: { path: '^packages/[^/]+/src', pathNot: '\\.test\\.ts$|^packages/octroi/src/testing' }, to: { path: '^packages/policy/reference' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['octroi-source', 'import', 'node', 'default'], extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
  },
};
