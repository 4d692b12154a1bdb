import { expect, test } from 'vitest';
import { chooseLanguage } from './languages.ts';

test('the remembered language wins, then the browser’s, then English', () => {
  expect(chooseLanguage('zh', ['en-GB'])).toBe('zh');
  expect(chooseLanguage(null, ['fr-FR', 'zh-Hans-CN', 'en'])).toBe('zh');
  expect(chooseLanguage('fr', ['fr'])).toBe('en');
});
