// CODATA 2018, rounded to what the cross-sections carry.
/** Electron rest energy, keV. */
export const electronRestKeV = 510.99895;
/** Classical electron radius, cm. */
export const classicalElectronRadiusCm = 2.8179403262e-13;
/** Avogadro constant, 1/mol. */
export const avogadro = 6.02214076e23;
/** Fine-structure constant. */
export const fineStructure = 1 / 137.035999;
/** Joule per keV. */
export const joulePerKeV = 1.602176634e-16;
