/** Who may import whom: types count too. Each rule says why, so that a refusal teaches. */
const from = (path, pathNot) => (pathNot ? { path, pathNot } : { path })
const forbid = (name, comment, fromPath, toPath, extra = {}) => ({
  name,
  comment,
  severity: 'error',
  from: typeof fromPath === 'string' ? from(fromPath) : fromPath,
  to: { ...(Array.isArray(toPath) ? { path: toPath } : typeof toPath === 'string' ? { path: toPath } : toPath), ...extra },
})
const NOT_LOCAL = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core']

module.exports = {
  forbidden: [
    forbid('no-circular', 'a cycle means that two files are one idea', '.', { circular: true }),
    forbid('domain-is-pure', 'the core knows no package and no Node', '^lib/domain', { dependencyTypes: NOT_LOCAL }),
    forbid('domain-stands-alone', 'the core imports only itself', '^lib/domain', { path: '^(lib|functions|test)/', pathNot: '^lib/domain' }),
    forbid('time-stands-alone', 'time imports only itself', '^lib/domain/time', { path: '^lib/domain', pathNot: '^lib/domain/(time|invariant)' }),
    forbid('duty-knows-no-watch', 'duty and watch are strangers', '^lib/domain/duty', '^lib/domain/(watch|judge|tell|catalogue)'),
    forbid('watch-knows-no-duty', 'duty and watch are strangers', '^lib/domain/watch', '^lib/domain/(duty|judge|tell|catalogue)'),
    forbid('judge-knows-no-tell', 'judging does not depend on telling', '^lib/domain/judge', '^lib/domain/(tell|catalogue)'),
    forbid('tell-knows-no-watch', 'telling reads judgements, not pages', '^lib/domain/tell', '^lib/domain/(watch|catalogue)'),
    forbid('readers-are-pure', 'text in, notices out', '^lib/readers', { path: '^lib/', pathNot: '^lib/(readers|domain/(time|watch|invariant))' }),
    forbid('readers-have-no-node', 'no network, clock or environment', '^lib/readers', { dependencyTypes: ['core'] }),
    forbid('readers-have-parsers-only', 'parsers, and no client of any kind', '^lib/readers', '^(undici|nodemailer|@aws-sdk)'),
    forbid('messages-are-pure', 'values in, text out', '^lib/messages', { path: '^lib/', pathNot: '^lib/(messages|domain)' }),
    forbid('messages-have-no-node', 'no clock, file or network', '^lib/messages', { dependencyTypes: ['core'] }),
    forbid('pages-are-pure', 'values in, pages out', '^lib/pages', { path: '^lib/', pathNot: '^lib/(pages|messages|domain)' }),
    forbid('catalogue-has-no-network', 'files in, values out', '^lib/catalogue', { path: '^lib/', pathNot: '^lib/(catalogue|domain)' }),
    forbid('jobs-know-ports-only', 'jobs act through ports', '^lib/jobs', { path: '^lib/', pathNot: '^lib/(jobs|domain|readers|messages)' }),
    forbid('jobs-have-no-node', 'no Node built-ins, no clients', '^lib/jobs', { dependencyTypes: ['core', 'npm'] }),
    forbid('adapters-know-no-inside', 'adapters obey ports; one reads files in a process of its own', '^lib/adapters', { path: '^lib/', pathNot: '^lib/(adapters|domain|jobs/ports|contract|readers/attachment-text)' }),
    {
      name: 'adapters-are-strangers',
      comment: 'an adapter does not know another one',
      severity: 'error',
      from: { path: '^lib/adapters/([^/]+)/' },
      to: { path: '^lib/adapters/([^/]+)/', pathNot: '^lib/adapters/$1/' },
    },
    forbid('cdk-stays-out-of-run-time', 'deploy time and run time meet in the contract only', from('^(lib|functions)/', '^lib/cdk'), '^lib/cdk'),
    forbid('cdk-knows-the-contract-only', 'constructs do not reach into the program', '^lib/cdk', { path: '^lib/', pathNot: '^lib/(cdk|contract)' }),
    forbid('functions-stand-alone', 'handlers do not import the embedded default, the command line or each other', '^functions', '^(lib/(local|cli)|functions)/'),
    forbid('nobody-imports-tests', 'tests are leaves', '^(lib|functions)/', '^test/'),
    forbid('no-missing-package', 'a package that package.json does not name', '^(lib|functions)/', { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
    forbid('no-unresolvable', 'a path that leads nowhere', '.', { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.json'] },
  },
}
