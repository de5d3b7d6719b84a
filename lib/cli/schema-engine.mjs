#!/usr/bin/env node
// Stands in for Prisma's schema engine, a native program that Prisma downloads and that many networks
// can't reach. The same engine exists as WebAssembly on npm: this speaks the native one's JSON-RPC over
// stdin and stdout and passes it on. For development and the drift test; nothing that runs needs it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { connection, MendedFactory, withClient } from './schema-engine-adapter.mjs'

/** @param {string} name */
function argument(name) {
  const place = process.argv.indexOf(name)
  return place < 0 ? undefined : process.argv[place + 1]
}

/** @returns {URL} */
function databaseUrl() {
  return new URL(JSON.parse(argument('--datasource') ?? '{}').url)
}

/** Loads the engine's WebAssembly. */
function loadEngine() {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, '.wasm')))
  const instance = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': /** @type {any} */ (engineGlue),
  })
  engineGlue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

/** @returns {Promise<Record<string, (input: unknown) => Promise<unknown>>>} */
async function openEngine() {
  loadEngine()
  const factory = bindMigrationAwareSqlAdapterFactory(new MendedFactory(connection(databaseUrl())))
  const engine = await engineGlue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory)
  return /** @type {any} */ (engine)
}

/** @param {unknown} message */
function answer(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...Object(message) })}\n`)
}

/**
 * @param {number} id
 * @param {unknown} error
 */
function answerError(id, error) {
  const { message, code } = /** @type {{ message?: string, code?: string }} */ (error)
  const text = message ?? String(error)
  const data = {
    is_panic: false,
    message: text,
    error_code: code ?? null,
    meta: { full_error: text },
  }
  answer({
    id,
    error: { code: 4466, message: 'An error happened. Check the data field for details.', data },
  })
}

/** @typedef {{ id: number, method?: string, params?: Record<string, unknown> }} Request */

/**
 * @param {Promise<Record<string, (input: unknown) => Promise<unknown>>>} engine
 * @param {Request} request
 */
async function handle(engine, { id, method, params }) {
  if (!method) return // the answer to a line we had printed
  try {
    const verb = (await engine)[method]
    if (typeof verb !== 'function') throw new Error(`The schema engine has no method ${method}`)
    const result = await verb.call(await engine, params?.input ?? params?.params ?? params)
    const printed =
      method === 'diff' ? /** @type {{ stdout?: string }} */ (result).stdout : undefined
    if (printed !== undefined && printed !== null) {
      answer({ id: `print-${id}`, method: 'print', params: { content: printed } })
    }
    answer({ id, result: result ?? null })
  } catch (error) {
    answerError(id, error)
  }
}

async function serve() {
  const engine = openEngine()
  engine.catch(() => {}) // each request that needs it fails with the reason
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim()) await handle(engine, JSON.parse(line))
  }
  process.exit(0)
}

/** @param {string} verb */
async function runOnce(verb) {
  const target = connection(databaseUrl())
  const name = `"${target.database.replaceAll('"', '""')}"`
  const server = { ...target, database: 'postgres' }
  if (verb === 'create-database')
    await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`))
  else if (verb === 'drop-database')
    await withClient(server, (client) => client.query(`DROP DATABASE ${name}`))
  else await withClient(target, async () => {})
}

/** @param {{ code?: string, message: string }} error */
function fail({ code, message }) {
  const known = code === '3D000' ? 'P1003' : 'P1001'
  const line = {
    level: 'ERROR',
    is_panic: false,
    message,
    error_code: known,
    fields: { message },
    meta: {},
  }
  process.stderr.write(
    `${JSON.stringify({ ...line, backtrace: null, target: 'schema_engine::logger' })}\n`,
  )
  process.exit(1)
}

const once = argument('cli')
if (process.argv.includes('--version')) console.log('schema-engine-cli wasm')
else if (once) await runOnce(once).catch(fail)
else await serve()
