export type HalfLifeRecord = {
  nuclide: string;
  value: number;
  /** A year (a) is 365.2422 days, as in ICRP-107. */
  unit: 's' | 'min' | 'h' | 'd' | 'a';
  source: string;
  status: 'verified' | 'unverified';
  /** A differing evaluation, where one is known. */
  conflict?: string;
};

// Each value was compared with a digital copy of ICRP-107: validation/half-lives.json.
const icrp107 = 'ICRP Publication 107 (2008)';

const conflicts: Record<string, string> = {
  'Lu-177': 'PTB measured 6.639(9) d, ENSDF (2019) gives 6.6443(9) d; the label and DDEP give 6.647 d.',
  'Tb-161': 'Later measurements, not checked here, give about 6.95 to 6.96 d.',
  'Ga-68': 'Other evaluations give 67.7 to 67.8 min.',
};

const values: readonly (readonly [string, number, HalfLifeRecord['unit']])[] = [
  ['C-11', 20.39, 'min'],
  ['N-13', 9.965, 'min'],
  ['O-15', 122.24, 's'],
  ['F-18', 109.77, 'min'],
  ['Na-22', 2.6019, 'a'],
  ['P-32', 14.263, 'd'],
  ['Sc-43', 3.891, 'h'],
  ['Sc-44', 3.97, 'h'],
  ['Sc-44m', 58.61, 'h'],
  ['Sc-47', 3.3492, 'd'],
  ['Cr-51', 27.7025, 'd'],
  ['Co-57', 271.74, 'd'],
  ['Co-60', 5.2713, 'a'],
  ['Cu-61', 3.333, 'h'],
  ['Cu-62', 9.673, 'min'],
  ['Cu-64', 12.7, 'h'],
  ['Cu-67', 61.83, 'h'],
  ['Ga-66', 9.49, 'h'],
  ['Ga-67', 3.2612, 'd'],
  ['Ga-68', 67.71, 'min'],
  ['Ge-68', 270.95, 'd'],
  ['Kr-81m', 13.1, 's'],
  ['Rb-81', 4.576, 'h'],
  ['Rb-82', 1.273, 'min'],
  ['Sr-82', 25.36, 'd'],
  ['Sr-89', 50.53, 'd'],
  ['Sr-90', 28.79, 'a'],
  ['Y-86', 14.74, 'h'],
  ['Y-90', 64.1, 'h'],
  ['Zr-89', 78.41, 'h'],
  ['Mo-99', 65.94, 'h'],
  ['Tc-94m', 52, 'min'],
  ['Tc-99m', 6.015, 'h'],
  ['Tc-99', 211100, 'a'],
  ['In-111', 2.8047, 'd'],
  ['Sn-117m', 13.76, 'd'],
  ['I-123', 13.27, 'h'],
  ['I-124', 4.176, 'd'],
  ['I-125', 59.4, 'd'],
  ['I-131', 8.0207, 'd'],
  ['Xe-133', 5.243, 'd'],
  ['Ba-133', 10.52, 'a'],
  ['Cs-137', 30.1671, 'a'],
  ['Ba-137m', 2.552, 'min'],
  ['Eu-152', 13.537, 'a'],
  ['Sm-153', 46.5, 'h'],
  ['Tb-149', 4.118, 'h'],
  ['Tb-152', 17.5, 'h'],
  ['Tb-155', 5.32, 'd'],
  ['Tb-161', 6.906, 'd'],
  ['Dy-166', 81.6, 'h'],
  ['Ho-166', 26.8, 'h'],
  ['Er-169', 9.4, 'd'],
  ['Yb-169', 32.026, 'd'],
  ['Yb-175', 4.185, 'd'],
  ['Lu-177', 6.647, 'd'],
  ['Lu-177m', 160.4, 'd'],
  ['Re-186', 3.7183, 'd'],
  ['Re-188', 17.004, 'h'],
  ['W-188', 69.78, 'd'],
  ['Tl-201', 72.912, 'h'],
  ['Pb-203', 51.873, 'h'],
  ['Tl-207', 4.77, 'min'],
  ['Tl-208', 3.053, 'min'],
  ['Tl-209', 2.161, 'min'],
  ['Pb-209', 3.253, 'h'],
  ['Pb-211', 36.1, 'min'],
  ['Pb-212', 10.64, 'h'],
  ['Bi-211', 2.14, 'min'],
  ['Bi-212', 60.55, 'min'],
  ['Bi-213', 45.59, 'min'],
  ['Po-211', 0.516, 's'],
  ['Po-212', 2.99e-7, 's'],
  ['Po-213', 4.2e-6, 's'],
  ['Po-215', 0.001781, 's'],
  ['Po-216', 0.145, 's'],
  ['At-211', 7.214, 'h'],
  ['At-217', 0.0323, 's'],
  ['Rn-219', 3.96, 's'],
  ['Rn-220', 55.6, 's'],
  ['Rn-222', 3.8235, 'd'],
  ['Fr-221', 4.9, 'min'],
  ['Ra-223', 11.43, 'd'],
  ['Ra-224', 3.66, 'd'],
  ['Ra-225', 14.9, 'd'],
  ['Ra-226', 1600, 'a'],
  ['Ac-225', 10, 'd'],
  ['Ac-227', 21.772, 'a'],
  ['Th-227', 18.68, 'd'],
  ['Th-228', 1.9116, 'a'],
  ['Th-229', 7340, 'a'],
  ['Am-241', 432.2, 'a'],
];

/** The nuclides of a theranostics centre: therapy, imaging, their daughters, generators and check sources. */
export const halfLifeTable: readonly HalfLifeRecord[] = values.map(([nuclide, value, unit]) => {
  const conflict = conflicts[nuclide];
  return {
    nuclide,
    value,
    unit,
    source: nuclide === 'Lu-177' ? `Pluvicto SmPC §2; ${icrp107}; DDEP 6.647(4) d` : icrp107,
    status: 'verified',
    ...(conflict === undefined ? {} : { conflict }),
  };
});
