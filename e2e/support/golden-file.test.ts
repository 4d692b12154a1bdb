import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test('where the builds are judged golden files are compared, never written anew', async () => {
  vi.stubEnv('LUTETIA_NEW_GOLDEN', '1');
  vi.stubEnv('CI', 'true');
  await expect(import('./golden-file.ts')).rejects.toThrow('LUTETIA_NEW_GOLDEN');
  vi.resetModules();
  vi.stubEnv('CI', 'false');
  await expect(import('./golden-file.ts')).resolves.toHaveProperty('hold');
});
