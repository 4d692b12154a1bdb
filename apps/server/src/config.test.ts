import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const real = { demo: false };

describe('configuration', () => {
  test('needs nothing', () => {
    expect(readConfig({}, real)).toEqual({
      http: { host: '127.0.0.1', port: 3000, portIsFixed: false },
      database: { folder: resolve('data') },
      keysFolder: resolve('data/keys'),
      filesFolder: resolve('data/files'),
      logLevel: 'info',
    });
  });

  test('a demo centre is thrown away unless it has a place', () => {
    expect(readConfig({}, { demo: true })).toMatchObject({
      database: { folder: 'memory' },
      keysFolder: 'memory',
      filesFolder: 'memory',
    });
    const folder = resolve('somewhere');
    expect(readConfig({}, { demo: true, data: folder })).toMatchObject({
      database: { folder },
      keysFolder: join(folder, 'keys'),
      filesFolder: join(folder, 'files'),
    });
    const url = 'postgres://u@h/d';
    expect(readConfig({ DATABASE_URL: url }, { demo: true })).toMatchObject({
      database: { url },
      keysFolder: resolve('data/keys'),
    });
  });

  test('the command line goes before the environment; an asked-for port is fixed', () => {
    const { http, database } = readConfig(
      { PORT: '4000', LUTETIA_DATA: 'one', HOST: '' },
      { demo: false, port: '5000', data: 'two' },
    );
    expect(http).toEqual({ host: '127.0.0.1', port: 5000, portIsFixed: true });
    expect(database).toEqual({ folder: resolve('two') });
  });

  test('all faults are told at once', () => {
    const wrong = { PORT: 'eighty', DATABASE_URL: 'mysql://x', LUTETIA_LOG_LEVEL: 'loud' };
    try {
      readConfig(wrong, real);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      expect(error.faults.map((fault) => fault.split(':')[0]).toSorted()).toEqual(
        Object.keys(wrong).toSorted(),
      );
    }
  });
});
