import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const charOid = 18
const textOid = 25

/**
 * Where a URL leads, in single fields: the adapter's own shadow database needs to replace one of them.
 * @param {URL} url
 */
export function connection(url) {
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  }
}

/**
 * @param {pg.ClientConfig} config
 * @param {(client: pg.Client) => Promise<unknown>} work
 */
export async function withClient(config, work) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/**
 * What we use of the adapter's objects, more than their types admit.
 * @typedef {{ dataTypeID: number }} Field
 * @typedef {{ fields: Field[], rows: unknown[][] }} Answer
 * @typedef {{ columnNames: string[], columnTypes: number[], rows: unknown[][] }} ResultSet
 * @typedef {object} Queryable
 * @property {(query: unknown) => Promise<Answer>} performIO
 * @property {(query: unknown) => Promise<ResultSet>} queryRaw
 * @property {(script: string) => Promise<void>} executeScript
 * @property {(error: unknown) => never} onError
 * @property {() => pg.Pool} underlyingDriver
 * @property {(...args: unknown[]) => Promise<Queryable>} [startTransaction]
 * @property {() => Promise<void>} dispose
 */

/**
 * The adapter refuses the catalogue's single-character type, which the engine can't do without: let it
 * pass as text and give it its right type afterwards.
 * @param {Queryable} queryable
 */
function admitCharacters(queryable) {
  const { performIO, queryRaw } = queryable
  queryable.queryRaw = async (query) => {
    /** @type {Field[]} */
    let fields = []
    const renaming = Object.create(queryable, {
      performIO: {
        value: async (/** @type {unknown} */ asked) => {
          const answer = await performIO.call(queryable, asked)
          fields = answer.fields
          return { ...answer, fields: fields.map(asText) }
        },
      },
    })
    const result = await queryRaw.call(renaming, query)
    result.columnTypes = result.columnTypes.map((type, place) =>
      fields[place]?.dataTypeID === charOid ? ColumnTypeEnum.Character : type,
    )
    return result
  }
}

/** @param {Field} field */
function asText(field) {
  return field.dataTypeID === charOid ? { ...field, dataTypeID: textOid } : field
}

/**
 * The adapter cuts a script at every semicolon, also inside a function's body: send it in one piece.
 * @param {Queryable} adapter
 */
function keepScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    await adapter
      .underlyingDriver()
      .query(script)
      .catch((error) => adapter.onError(error))
  }
}

/**
 * @param {Queryable} adapter
 * @returns {Queryable}
 */
function mend(adapter) {
  admitCharacters(adapter)
  keepScriptsWhole(adapter)
  const { startTransaction } = adapter
  adapter.startTransaction = async (...args) => {
    const transaction = await /** @type {NonNullable<typeof startTransaction>} */ (
      startTransaction
    ).apply(adapter, args)
    admitCharacters(transaction)
    return transaction
  }
  return adapter
}

/** Prisma's adapter for pg, mended where the schema engine asks more of it than the client does. */
export class MendedFactory extends PrismaPg {
  /** @param {ReturnType<typeof connection>} target */
  constructor(target) {
    super(target)
    this.target = target
  }

  /** @override @returns {Promise<any>} */
  async connect() {
    return mend(/** @type {Queryable} */ (/** @type {unknown} */ (await super.connect())))
  }

  /** @override @returns {Promise<any>} */
  async connectToShadowDb() {
    const database = `didban_shadow_${randomUUID()}`
    await withClient(this.target, (client) => client.query(`CREATE DATABASE "${database}"`))
    const adapter = await new MendedFactory({ ...this.target, database }).connect()
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await dispose()
      await withClient(this.target, (client) =>
        client.query(`DROP DATABASE "${database}" WITH (FORCE)`),
      )
    }
    return adapter
  }
}
