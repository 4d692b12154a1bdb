/** Ways of giving a radioligand that labels name. */
export const administrationMethods = ['syringe', 'syringe-pump', 'gravity', 'peristaltic-pump'] as const;
export type AdministrationMethod = (typeof administrationMethods)[number];
