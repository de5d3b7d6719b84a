// What every `npm run …` starts. Plain JavaScript on Node's own modules, because it runs before
// node_modules exists; it brings the packages up to date and hands over to the command's TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @type {Record<string, string>} */
const commands = {
  start: 'prepare everything, build and serve',
  dev: 'prepare everything and serve with reload',
  test: 'all checks and tests',
  validate: 'the fast checks alone',
  demo: 'load the demonstration province (--scans 20000 --images 240)',
  admin: 'create an administrator (--username name --name "Full name")',
  checkpoint: 'sign how far every log has come',
  'verify-audit': 'verify exported logs (FILE… --checkpoint FILE… --key PUBLICKEY)',
  migration: 'write a migration from prisma/schema (a name)',
  docs: 'draw schema and states into docs/',
  lockfile: 'complete package-lock.json after npm install',
  bench: 'measure',
}

/** @param {string} line */
function refuse(line) {
  console.error(line)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  refuse(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org) and start again.`,
  )
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
}

/** Whether npm's own record of what it installed says the same as the lock file. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const present = lockedPackages('node_modules/.package-lock.json')
  return Object.entries(lockedPackages('package-lock.json')).every(([place, wanted]) => {
    if (place === '') return true
    const found = present[place]
    if (!found) return Boolean(wanted.optional || wanted.devOptional)
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

function install() {
  if (isInstalled()) return
  const started = performance.now()
  if (process.stdout.isTTY) process.stdout.write('  Packages installed ...')
  const result = npm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ])
  if (process.stdout.isTTY) process.stdout.write('\r')
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`)
    refuse(
      'npm could not install the packages: check the network and the registry (npm ping), then start again.',
    )
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`✓ ${'Packages installed'.padEnd(44)} ${seconds.padStart(6)} s`)
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env.npm_execpath
  const options = /** @type {const} */ ({ cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (script && /npm-cli\.c?js$/.test(script))
    return spawnSync(process.execPath, [script, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** @param {string | undefined} command */
function checkCommand(command) {
  if (command && Object.hasOwn(commands, command)) return command
  const list = Object.entries(commands).map(
    ([name, purpose]) => `  npm run ${name.padEnd(12)} ${purpose}`,
  )
  const line = command ? `There is no command "${command}". The commands are:` : 'The commands are:'
  return refuse([line, ...list].join('\n'))
}

checkNode()
const command = checkCommand(process.argv[2])
process.chdir(root)
install()
const { register } = await import('tsx/esm/api')
register()
const { runCommand } = await import('./lifetime')
await runCommand(() => import(`./${command}.ts`), process.argv.slice(3))
