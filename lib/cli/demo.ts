import { parseArgs } from 'node:util'
import { accountTable, keptAccounts } from './accounts'
import { joinDatabase } from './database'
import { type DemoSize, prepareClient, prepareDemo, prepareTables, usualDemo } from './prepare'
import { Problem } from './steps'

/** `npm run demo -- --scans 1000000 --images 240`: loads the demonstration province of that size. */
export async function run(args: string[]): Promise<number> {
  const size = readSize(args)
  await prepareClient()
  const database = await joinDatabase()
  await prepareTables(database.url)
  const isNew = await prepareDemo(database, size)
  if (!isNew)
    console.log(
      `\nThe demonstration province is there already. ${database.embedded ? startAgain : ''}`,
    )
  const accounts = keptAccounts(database.name)
  if (accounts.length > 0) console.log(`\nDemonstration accounts:\n\n${accountTable(accounts)}\n`)
  return 0
}

const startAgain = 'For one of another size stop the program, delete .data and load again.'

function readSize(args: string[]): DemoSize {
  const { values } = parseArgs({
    args,
    options: { scans: { type: 'string' }, images: { type: 'string' } },
  })
  return {
    scans: readCount('--scans', values.scans, usualDemo.scans),
    images: readCount('--images', values.images, usualDemo.images),
  }
}

function readCount(flag: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  if (/^[0-9]{1,9}$/.test(text)) return Number(text)
  throw new Problem(
    `${flag} ${text} is not a number`,
    `give a whole number, such as ${flag} ${usual}`,
  )
}
