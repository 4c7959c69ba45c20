// Which room may know which. Arrows run one way: routes → presenters and pipeline → ports → domain; adapters are strangers to one another.
const only = (name, from, allowed, comment) => ({ name, comment, severity: 'error', from, to: { path: '^(app|sandbox|server\\.ts|scripts|tests)', pathNot: allowed } });
const tests = '\\.test\\.tsx?$';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    only('domain-is-pure', { path: '^app/domain/', pathNot: tests }, '^app/domain/', 'The domain knows nothing but itself.'),
    { name: 'domain-without-libraries', severity: 'error', from: { path: '^app/domain/', pathNot: tests }, to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/zod' } },
    only('ports-know-the-domain', { path: '^app/ports/' }, '^app/(ports|domain)/', 'Ports are interfaces in the domain\'s words.'),
    only('pipeline-knows-ports', { path: '^app/pipeline/', pathNot: tests }, '^app/(pipeline|ports|domain)/', 'Use cases speak to the world through ports.'),
    only('jobs-start-the-pipeline', { path: '^app/jobs/', pathNot: tests }, '^app/(jobs|pipeline|ports|domain)/', 'Jobs name use cases.'),
    only('adapters-know-ports', { path: '^app/adapters/', pathNot: tests }, '^app/(adapters|ports|domain)/|^app/db\\.server', 'An adapter implements a port.'),
    ...['pos/heartland', 'pos/lightspeed-r', 'pos/memory', 'shopify', 'queue', 'store', 'log', 'clock', 'cipher'].map((room) => ({
      name: `strangers-${room.replace('/', '-')}`, comment: 'Adapters do not know one another.', severity: 'error',
      from: { path: `^app/adapters/${room}/`, pathNot: tests }, to: { path: '^app/adapters/', pathNot: `^app/adapters/(${room}|pos/shared)/` },
    })),
    only('presenters-read', { path: '^app/presenters/', pathNot: tests }, '^app/(presenters|ports|domain|i18n)/', 'Presenters read stores and answer with plain data.'),
    only('components-know-no-server', { path: '^app/components/', pathNot: tests }, '^app/(components|domain|i18n)/', 'Components know domain types at most.'),
    only('routes-are-thin', { path: '^app/routes/', pathNot: tests }, '^app/(routes|presenters|pipeline|components|ports|domain|i18n)/', 'Routes authenticate, call one use case or presenter, and answer.'),
    { name: 'only-the-container-chooses-adapters', severity: 'error', from: { path: '^(app|server\\.ts)', pathNot: `^app/(adapters/|container\\.server|db\\.server)|${tests}` }, to: { path: '^app/adapters/' } },
    { name: 'extensions-are-apart', comment: 'They run in Shopify\'s frame and know the app by its answers alone.', severity: 'error', from: { path: '^extensions/' }, to: { path: '^(app|sandbox|server\\.ts|scripts|tests)' } },
    { name: 'sandbox-is-apart', severity: 'error', from: { path: '^sandbox/' }, to: { path: '^(app/|server\\.ts)' } },
    { name: 'nothing-ships-the-sandbox', severity: 'error', from: { path: '^(app/|server\\.ts)', pathNot: tests }, to: { path: '^(sandbox|scripts|tests)/' } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(virtual:|\\./server/index)' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'generated/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'] },
  },
};
