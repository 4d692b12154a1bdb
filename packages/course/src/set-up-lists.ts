import type { AdministrationMethod } from './vocabulary.ts';

/**
 * What is to be in place before each method starts. Items are translated under `set-up.<item>`.
 * The gravity and pump items answer NRC ENS 57736 (no flow from saline to vial) and ENS 57953 (a three-way
 * loosened under pump pressure). Needle geometry and flow rates are the site's: the label's were not found.
 */
export const setUpLists: Readonly<Record<AdministrationMethod, readonly string[]>> = {
  syringe: ['syringe-shielded', 'connections-tight', 'pad-under-connections', 'saline-flush-ready'],
  'syringe-pump': [
    'syringe-shielded',
    'pump-programmed-and-read-back',
    'pressure-limit-set',
    'connections-tight',
    'pad-under-connections',
    'saline-flush-ready',
  ],
  gravity: [
    'vial-upright-in-shield',
    'inlet-needle-above-liquid',
    'outlet-needle-at-bottom',
    'flow-tested-before-vial-spiked',
    'saline-bag-high-enough',
    'connections-tight',
    'pad-under-connections',
  ],
  'peristaltic-pump': [
    'vial-upright-in-shield',
    'inlet-needle-above-liquid',
    'outlet-needle-at-bottom',
    'flow-tested-before-vial-spiked',
    'pump-programmed-and-read-back',
    'pressure-limit-set',
    'connections-tight',
    'pad-under-connections',
  ],
};
