import { rmSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { bundleHandlers, bundleOf, newBundleDir } from './bundle-handlers.ts'
import { requireSoundCatalogue } from './catalogue-gate.ts'
import { DubanStack } from './duban-stack.ts'
import { stageConfig } from './stage-config.ts'

/** Checks the catalogue, bundles the handlers and synthesises the stage that the context names. */
function synthesise(app: App): void {
  const config = stageConfig(app.node)
  const catalogue: string | undefined = app.node.tryGetContext('catalogue')
  requireSoundCatalogue(catalogue)
  const bundles = newBundleDir()
  try {
    bundleHandlers(bundles, { catalogue })
    new DubanStack(app, `duban-${config.stage}`, {
      config,
      codeOf: (job) => Code.fromAsset(bundleOf(bundles, job)),
    })
    app.synth()
  } finally {
    rmSync(bundles, { recursive: true, force: true })
  }
}

synthesise(new App({ analyticsReporting: false }))
