import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What of `@duckdb/node-api` is used here. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<DuckDbConnection> }> };
}

interface DuckDbConnection {
  runAndReadAll(sql: string): Promise<{
    columnNames(): string[];
    columnTypes(): { toString(): string }[];
    getRows(): unknown[][];
  }>;
  closeSync(): void;
}

export interface DuckDbTable {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The folder that has DuckDB in its node_modules (CONTRIBUTING.md): too large to be a dependency. */
export const duckDbFolder = process.env.DEIDLAB_DUCKDB;

/** Runs one query of DuckDB, whose readers of CSV and Parquet share nothing with ours. */
export async function queryDuckDb(sql: string): Promise<DuckDbTable> {
  const { DuckDBInstance } = createRequire(join(duckDbFolder!, 'package.json'))('@duckdb/node-api') as DuckDb;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    const result = await connection.runAndReadAll(sql);
    return { names: result.columnNames(), types: result.columnTypes().map(String), rows: result.getRows() };
  } finally {
    connection.closeSync();
  }
}
