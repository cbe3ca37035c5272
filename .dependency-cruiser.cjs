/**
 * The dependency law (docs/house-style.md). Folder rules are lists of what is allowed: a file may import a project file only if the list names it,
 * so a new folder is closed until somebody opens it. `npm run law` runs it and fails when fewer modules were read than there are source files.
 */
const only = (name, comment, from, allowed, fromNot) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, ...(fromNot ? { pathNot: fromNot } : {}) },
  to: { path: '^(src|e2e|bench|scripts)/', pathNot: allowed },
});
const never = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });
const npm = (...names) => names.map((n) => `(^|/)node_modules/(@types/)?${n}(/|$)`);
const home = (name, packages, rooms) =>
  never(`home-of-${name}`, `${name} has one home.`, { path: '^(src|e2e|bench)/', pathNot: rooms }, { path: npm(...packages) });

const FRONT_DOOR = '^src/main/archive/(archive|ports)\\.ts$';
/** Parts of the store, each standing on those before it. */
const STORE_PARTS = ['disk', 'lock', 'journal', 'objects', 'check', 'repair', 'backup'];
const ROOMS = ['capture', 'store', 'extract', 'catalogue', 'indexing', 'query', 'timeline', 'compare', 'exchange'];
const TEST = '\\.test\\.tsx?$';

module.exports = {
  forbidden: [
    only('shared-knows-no-host', 'The contract knows no host.', '^src/shared/', ['^src/shared/']),
    only('archive-runs-anywhere', 'The archive runs in any host.', '^src/main/archive/', ['^src/shared/', '^src/main/archive/']),
    only('api-enters-by-the-front-door', 'The api enters the archive by its front door.', '^src/main/api/', [
      '^src/shared/',
      '^src/main/api/',
      FRONT_DOOR,
    ]),
    only('shell-composes', 'A host composes; it never reaches into a room.', '^src/main/shell/', [
      '^src/shared/',
      '^src/main/shell/',
      '^src/main/api/',
      FRONT_DOOR,
    ]),
    only('web-composes', 'A host composes; it never reaches into a room.', '^src/main/web/', [
      '^src/shared/',
      '^src/main/web/',
      '^src/main/api/',
      FRONT_DOOR,
    ]),
    only('cli-composes', 'A host composes; `serve` alone starts the web host.', '^src/main/cli/', [
      '^src/shared/',
      '^src/main/cli/',
      '^src/main/api/',
      FRONT_DOOR,
      '^src/main/web/server\\.ts$',
    ]),
    only('preload-carries-a-port', 'The bridge carries a port and types only.', '^src/preload/', [
      '^src/shared/',
      '^src/preload/',
    ]),
    only('renderer-reaches-through-its-client', 'The window reaches the archive through its client.', '^src/renderer/', [
      '^src/shared/',
      '^src/renderer/',
    ]),
    only('e2e-sees-what-a-user-sees', 'End-to-end tests see what a user sees.', '^e2e/', ['^src/shared/', '^e2e/']),
    only('bench-opens-one-engine', 'A benchmark may open the engine it measures.', '^bench/', [
      '^src/shared/',
      '^bench/',
      FRONT_DOOR,
      '^src/main/archive/',
    ]),

    ...ROOMS.map((room) =>
      never(
        `${room}-is-a-room`,
        'Rooms are joined in flows, nowhere else.',
        { path: `^src/main/archive/${room}/` },
        {
          path: '^src/main/archive/',
          pathNot: [`^src/main/archive/${room}/`, '^src/main/archive/(language|dates)/', '^src/main/archive/(ports|seams)\\.ts$'],
        },
      ),
    ),
    never(
      'language-is-ground',
      'Ground rooms import no room.',
      { path: '^src/main/archive/language/' },
      { path: '^src/main/archive/', pathNot: ['^src/main/archive/language/', '^src/main/archive/(ports|seams)\\.ts$'] },
    ),
    never(
      'dates-is-ground',
      'Dates may use language, and no other room.',
      { path: '^src/main/archive/dates/' },
      { path: '^src/main/archive/', pathNot: ['^src/main/archive/(dates|language)/', '^src/main/archive/(ports|seams)\\.ts$'] },
    ),
    never(
      'flows-do-not-know-the-door',
      'The front door opens flows, not the other way.',
      { path: '^src/main/archive/flows/' },
      { path: '^src/main/archive/archive\\.ts$' },
    ),
    never(
      'feature-to-feature',
      'Features are joined in app.',
      { path: '^src/renderer/features/([^/]+)/' },
      { path: '^src/renderer/(features|app)/', pathNot: '^src/renderer/features/$1/' },
    ),
    never(
      'ui-knows-no-domain',
      'ui knows nothing of articles.',
      { path: '^src/renderer/ui/' },
      { path: '^src/(shared|renderer/(app|features|client))/' },
    ),
    never(
      'client-is-below',
      'The client stands below features.',
      { path: '^src/renderer/client/' },
      { path: '^src/renderer/(app|features|ui)/' },
    ),
    never(
      'contract-by-type-only',
      'The schema library stays out of the window.',
      { path: '^src/(renderer|preload)/' },
      { path: '^src/shared/contract/', dependencyTypesNot: ['type-only'] },
    ),

    home('electron', ['electron'], ['^src/main/shell/', '^src/preload/']),
    home('electron-store', ['electron-store'], ['^src/main/shell/']),
    home('orpc-contract', ['@orpc/contract'], ['^src/shared/contract/']),
    home('zod', ['zod'], ['^src/shared/contract/', '^src/main/']),
    home('orpc-server', ['@orpc/server'], ['^src/main/(api|shell|web|cli)/']),
    home('orpc-client', ['@orpc/client'], ['^src/renderer/client/', '^src/main/(api|web|shell|cli)/']),
    home('lunr', ['lunr', 'lunr-languages'], ['^src/main/archive/(indexing|query|language)/', '^bench/']),
    home('react', ['react', 'react-dom', 'react-aria-components', 'lucide-react'], ['^src/renderer/']),
    never(
      'home-of-sqlite',
      'node:sqlite carries derived data only.',
      { path: '^(src|e2e)/', pathNot: ['^src/main/archive/(catalogue|indexing)/'] },
      { path: '^(node:)?sqlite$' },
    ),
    never(
      'home-of-node',
      'Node lives in main.',
      { path: '^src/(shared|preload|renderer)/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),

    ...STORE_PARTS.slice(0, -1).map((part, at) =>
      never(
        `store-${part}-is-below`,
        `In the store, ${part} stands on ${at === 0 ? 'nothing' : STORE_PARTS.slice(0, at).join(', ')} alone.`,
        { path: `^src/main/archive/store/${part}/`, pathNot: TEST },
        { path: `^src/main/archive/store/(store\\.ts|(${STORE_PARTS.slice(at + 1).join('|')})/)` },
      ),
    ),

    never('no-cycles', 'Arrows point one way.', {}, { circular: true }),
    never(
      'no-tests-in-products',
      'No product file imports a test or its data.',
      { path: '^src/', pathNot: [TEST, '/testing/'] },
      { path: [TEST, '/testdata/', '/testing/'] },
    ),
    never('nothing-unresolved', 'Every import is there.', {}, { couldNotResolve: true, pathNot: '\\?' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '\\?modulePath$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
};
