import { routeIds, routes } from '@lutetia/contract';
import { commands, commandTypes, siteCommands, siteCommandTypes } from '@lutetia/course';
import { expect, test } from 'vitest';
import app from '../../locales/en/app.json' with { type: 'json' };
import course from '../../locales/en/course.json' with { type: 'json' };
import { flatten } from '../i18n/catalogue.ts';
import { auditKey } from './audit-names.ts';

const texts = new Set([
  ...[...flatten(app).keys()].map((key) => `app:${key}`),
  ...[...flatten(course).keys()].map((key) => `course:${key}`),
]);

test('every event and every read of patient data has a name', () => {
  const events = [
    ...commandTypes.map((type) => commands[type].event),
    ...siteCommandTypes.map((type) => siteCommands[type].event),
    'site.opened',
    'person.forgotten',
    'person.identity-changed',
  ];
  const reads = routeIds.filter((id) => routes[id].readsPatient);
  expect(reads.length).toBeGreaterThan(4);
  expect([...events, ...reads].filter((what) => !texts.has(auditKey(what)))).toEqual([]);
});

test('an event is named by the act that records it', () => {
  expect(auditKey('course.referred')).toBe('course:command.refer');
  expect(auditKey('access.signed-in')).toBe('app:access.signed-in');
  expect(auditKey('worklist')).toBe('app:read.worklist');
});
