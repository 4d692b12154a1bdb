import { NuclideError } from './errors.ts';

const elements: Record<string, string> = {
  actinium: 'Ac',
  americium: 'Am',
  astatine: 'At',
  barium: 'Ba',
  bismuth: 'Bi',
  caesium: 'Cs',
  cesium: 'Cs',
  carbon: 'C',
  chromium: 'Cr',
  cobalt: 'Co',
  copper: 'Cu',
  erbium: 'Er',
  europium: 'Eu',
  fluorine: 'F',
  francium: 'Fr',
  gallium: 'Ga',
  germanium: 'Ge',
  holmium: 'Ho',
  indium: 'In',
  iodine: 'I',
  krypton: 'Kr',
  lead: 'Pb',
  lutetium: 'Lu',
  molybdenum: 'Mo',
  nitrogen: 'N',
  oxygen: 'O',
  phosphorus: 'P',
  polonium: 'Po',
  radium: 'Ra',
  radon: 'Rn',
  rhenium: 'Re',
  rubidium: 'Rb',
  samarium: 'Sm',
  scandium: 'Sc',
  sodium: 'Na',
  strontium: 'Sr',
  technetium: 'Tc',
  terbium: 'Tb',
  thallium: 'Tl',
  thorium: 'Th',
  tin: 'Sn',
  tungsten: 'W',
  xenon: 'Xe',
  ytterbium: 'Yb',
  yttrium: 'Y',
  zirconium: 'Zr',
};

/**
 * Reads `Lu-177`, `177Lu`, `¹⁷⁷Lu`, `Lu177`, `lutetium-177`, `177mLu`, `Tc-99m` … and gives `Lu-177`.
 * Only the spelling is judged here; whether the nuclide is known is `halfLife`'s answer.
 */
export function parseNuclide(text: string): string {
  const plain = text.trim().normalize('NFKC');
  const match =
    /^(?<element>[A-Za-z]+)[-\s]?(?<mass>\d{1,3})(?<state>[mM]?)$/.exec(plain) ??
    /^(?<mass>\d{1,3})(?<state>m?)[-\s]?(?<element>[A-Z][a-z]*)$/.exec(plain);
  const { element = '', mass = '', state = '' } = match?.groups ?? {};
  const lower = element.toLowerCase();
  const symbol = Object.hasOwn(elements, lower)
    ? elements[lower]
    : element.length <= 2 && element !== ''
      ? lower.charAt(0).toUpperCase() + lower.slice(1)
      : undefined;
  if (symbol === undefined) {
    throw new NuclideError('unknown-nuclide', `"${text}" is not the name of a nuclide such as Lu-177`);
  }
  return `${symbol}-${Number(mass)}${state.toLowerCase()}`;
}
