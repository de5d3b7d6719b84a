import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawPermissions } from './docs-permissions'
import { drawSchema } from './docs-schema'
import { drawStates } from './docs-states'
import { inProject } from './paths'
import { prepareClient } from './prepare'
import { step } from './steps'

const folder = inProject('docs')

/** `npm run docs`: writes what the code says of itself into docs/; removes pictures of what is gone. */
export async function run(): Promise<number> {
  await prepareClient()
  await step('Schema and states drawn', async () => {
    const files = await drawDocs()
    mkdirSync(folder, { recursive: true })
    for (const file of committedDocs().keys()) if (!files.has(file)) rmSync(join(folder, file))
    for (const [file, text] of files) writeFileSync(join(folder, file), text)
  })
  return 0
}

/** Every generated file as it should be now: name in docs/ → text. Always the same for the same code. */
export async function drawDocs(): Promise<Map<string, string>> {
  const schema = await drawSchema(inProject('prisma/schema'))
  return new Map([...schema, ...(await drawStates()), ...drawPermissions()])
}

/** Every generated file as it lies there. */
export function committedDocs(): Map<string, string> {
  const files = readdirSync(folder).filter((file) => /^(permissions|schema|states)\./.test(file))
  return new Map(files.sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
}
