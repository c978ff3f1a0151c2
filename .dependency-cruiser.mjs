/** Who may import whom. Each layer lists what it may import; everything else inside the repository is an error. */

const CORE = ['src/base/', 'src/ir/', 'src/graph/', 'src/compiler/'];
const HEADLESS = [...CORE, 'src/runtime/', 'src/interop/'];

const may = {
  'src/base/': [],
  'src/ir/': ['src/base/'],
  'src/graph/': ['src/base/', 'src/ir/', 'schemas/'],
  'src/compiler/': ['src/base/', 'src/ir/', 'src/graph/'],
  'src/runtime/': CORE,
  'src/interop/': CORE,
  'src/worker/': [...HEADLESS, 'nodes/kinds\\.ts$'],
  'src/api/': [...HEADLESS, 'nodes/kinds\\.ts$'],
  'src/cli/': [...HEADLESS, 'nodes/kinds\\.ts$', 'schemas/', 'gallery/'],
  'src/editor/': [...HEADLESS, 'nodes/', 'schemas/', 'gallery/'],
  'nodes/': ['src/base/', 'src/ir/', 'src/graph/', 'src/editor/kit/'],
};

const layers = Object.entries(may).map(([layer, allowed]) => ({
  name: `layer:${layer}`,
  severity: 'error',
  from: { path: `^${layer}`, pathNot: '\\.(test|stories)\\.tsx?$' },
  to: { path: '^(src|nodes|schemas|gallery|stories|tests|bench|scripts)/', pathNot: [layer, ...allowed].map((path) => `^${path}`) },
}));

const VIEW = '^(src/editor/|stories/|tests/|nodes/views\\.ts$|nodes/[^/]+/[^/]+\\.tsx$)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'react-in-views-only',
      severity: 'error',
      from: { pathNot: VIEW },
      to: { path: 'node_modules/(@types/)?(react|@xyflow|@mantine|d3)' },
    },
    {
      name: 'kit-in-views-only',
      severity: 'error',
      from: { path: '^nodes/', pathNot: VIEW },
      to: { path: '^(src/editor/|nodes/views\\.ts$|nodes/.+\\.tsx$)' },
    },
    {
      name: 'kit-stays-below-nodes',
      severity: 'error',
      from: { path: '^src/editor/kit/' },
      to: { path: '^(nodes/|src/editor/(?!kit/))' },
    },
    {
      name: 'tfjs-in-its-backend-only',
      severity: 'error',
      from: { pathNot: '^(src/runtime/backends/tfjs/|tests/|bench/)' },
      to: { path: 'node_modules/@tensorflow/' },
    },
    {
      name: 'headless-never-reaches-react',
      severity: 'error',
      from: { path: '^src/(cli|api)/' },
      to: { path: 'node_modules/(react|@xyflow|@mantine)', reachable: true },
    },
    {
      name: 'kinds-are-islands',
      severity: 'error',
      from: { path: '^nodes/([^/]+)/' },
      to: { path: '^nodes/[^/]+/', pathNot: '^nodes/$1/' },
    },
    {
      name: 'through-the-front-door',
      severity: 'error',
      from: { path: '^(src/[^/]+|nodes)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^$1/', '/index\\.ts$'] },
    },
    {
      name: 'not-through-own-door',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/$1/index\\.ts$' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      // what runs in Node imports its packages from where it is installed; the app brings all of its own along, bundled
      name: 'no-dev-dependencies-in-node',
      severity: 'error',
      from: { path: '^(src|nodes)/', pathNot: ['\\.(test|stories)\\.', VIEW, '^src/worker/', '^src/runtime/backends/tfjs/browser/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
