import { parseArgs } from 'node:util'
import { joinDatabase } from './database'
import { onClose } from './lifetime'
import { prepareClient, prepareTables } from './prepare'
import { keptSecret, settingsFor } from './settings'

/** `npm run checkpoint`: signs how far every agency's log has come, into a file that another agency keeps. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  await prepareClient()
  const { url, appUrl } = await joinDatabase()
  await prepareTables(url)
  Object.assign(process.env, settingsFor(appUrl))
  const { closeDatabase } = await import('@/lib/db')
  onClose(closeDatabase)
  const { makeCheckpoint } = await import('@/lib/audit/checkpoints/jobs')
  const { publicKeyOf } = await import('@/lib/audit/checkpoints/rules')
  const { file, checkpoints } = await makeCheckpoint(checkpointSeed())
  for (const { agency, ordinal, hash } of checkpoints)
    console.log(`  ${agency.padEnd(10)} ${String(ordinal).padStart(10)}  ${hash}`)
  console.log(`\nSigned: ${file}\nPublic key: ${publicKeyOf(checkpointSeed())}`)
  return 0
}

/** The secret of 32 bytes that this installation signs with; never leaves this machine. */
export function checkpointSeed(): Buffer {
  return Buffer.from(keptSecret('checkpointKey'), 'base64url')
}
