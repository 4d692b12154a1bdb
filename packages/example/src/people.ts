import type { Role } from '@lutetia/course';

/** Staff of the demonstration hospital. All of them are invented, and so is the hospital. */
export interface ExampleUser {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

export const exampleUsers = {
  physician: { username: 'physician', displayName: 'Dr Fang Demo 方示例', roles: ['physician'] },
  secondPhysician: { username: 'physician2', displayName: 'Dr Bao Demo 包示例', roles: ['physician'] },
  radiopharmacist: {
    username: 'radiopharmacist',
    displayName: 'Ren Demo 任示例',
    roles: ['radiopharmacist'],
  },
  technologist: { username: 'technologist', displayName: 'Tao Demo 陶示例', roles: ['technologist'] },
  secondTechnologist: {
    username: 'technologist2',
    displayName: 'Tian Demo 田示例',
    roles: ['technologist'],
  },
  physicist: { username: 'physicist', displayName: 'Pang Demo 庞示例', roles: ['physicist'] },
  coordinator: { username: 'coordinator', displayName: 'Chang Demo 常示例', roles: ['coordinator'] },
  manager: { username: 'manager', displayName: 'Meng Demo 孟示例', roles: ['manager'] },
  administrator: { username: 'administrator', displayName: 'An Demo 安示例', roles: ['administrator'] },
  referrer: { username: 'referrer', displayName: 'Dr Rahma Demo', roles: ['referrer'] },
  patient: { username: 'patient', displayName: 'Arif Specimen', roles: ['patient'] },
} as const satisfies Record<string, ExampleUser>;
export type ExampleUserKey = keyof typeof exampleUsers;

export interface ExamplePerson {
  readonly family: string;
  readonly given: string;
  readonly nativeName: string;
  readonly birthDate: string;
  readonly sex: 'male';
  readonly country: string;
  readonly language: string;
  readonly phone: string;
  readonly email: string;
  readonly identifiers: readonly {
    kind: 'hospital-number' | 'passport' | 'identity-card';
    value: string;
    country: string;
  }[];
}

const person = (
  number: number,
  family: string,
  given: string,
  rest: Partial<ExamplePerson> & Pick<ExamplePerson, 'birthDate'>,
): ExamplePerson => ({
  family,
  given,
  nativeName: '',
  sex: 'male',
  country: 'CN',
  language: 'zh',
  phone: '',
  email: '',
  ...rest,
  identifiers: [
    { kind: 'hospital-number', value: `DEMO-${String(number).padStart(4, '0')}`, country: '' },
    ...(rest.identifiers ?? []),
  ],
});

/** Patients of the demonstration hospital, all invented. */
export const examplePeople: readonly [ExamplePerson, ...ExamplePerson[]] = [
  person(1, 'Specimen', 'Arif', {
    birthDate: '1954-03-11',
    country: 'ID',
    language: 'en',
    identifiers: [{ kind: 'passport', value: 'X0000001', country: 'ID' }],
  }),
  person(2, 'Shili', 'Jia', { nativeName: '示例甲', birthDate: '1951-07-02' }),
  person(3, 'Shili', 'Yi', { nativeName: '示例乙', birthDate: '1958-11-23' }),
  person(4, 'Shili', 'Bing', { nativeName: '示例丙', birthDate: '1949-01-30' }),
  person(5, 'Muster', 'Otto', {
    birthDate: '1956-05-19',
    country: 'DE',
    language: 'en',
    identifiers: [{ kind: 'passport', value: 'X0000005', country: 'DE' }],
  }),
  person(6, 'Shili', 'Ding', { nativeName: '示例丁', birthDate: '1953-09-08' }),
  person(7, 'Shili', 'Wu', { nativeName: '示例戊', birthDate: '1960-12-15' }),
  person(8, 'Contoh', 'Budi', {
    birthDate: '1955-08-27',
    country: 'ID',
    language: 'en',
    identifiers: [{ kind: 'passport', value: 'X0000008', country: 'ID' }],
  }),
  person(9, 'Shili', 'Ji', { nativeName: '示例己', birthDate: '1952-04-04' }),
  person(10, 'Shili', 'Geng', { nativeName: '示例庚', birthDate: '1950-10-21' }),
  person(11, 'Exempel', 'Nils', { birthDate: '1957-02-14', country: 'SE', language: 'en' }),
  person(12, 'Shili', 'Xin', { nativeName: '示例辛', birthDate: '1948-06-16' }),
  person(13, 'Shili', 'Ren', { nativeName: '示例壬', birthDate: '1959-03-03' }),
  person(14, 'Shili', 'Gui', { nativeName: '示例癸', birthDate: '1954-12-01' }),
];
