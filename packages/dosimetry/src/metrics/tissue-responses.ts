export type TissueRecord = {
  tissue: 'kidney' | 'liver' | 'normal tissue' | 'tumour';
  alphaBetaGy: number;
  repairHalfTimeH: number;
  source: string;
  status: 'verified' | 'unverified';
};

/** Figures in use, to choose from by name: none is taken where a tissue's own are not given. */
export const tissueResponses: readonly TissueRecord[] = [
  {
    tissue: 'kidney',
    alphaBetaGy: 2.6,
    repairHalfTimeH: 2.8,
    source: 'as PyTheranostics has them; the primary paper was not read',
    status: 'unverified',
  },
  {
    tissue: 'liver',
    alphaBetaGy: 2.75,
    repairHalfTimeH: 2.5,
    source: 'as mghro/MIRDCalculation has them; the primary paper was not read',
    status: 'unverified',
  },
  {
    tissue: 'normal tissue',
    alphaBetaGy: 3,
    repairHalfTimeH: 2.5,
    source: 'as mghro/MIRDCalculation has them; the primary paper was not read',
    status: 'unverified',
  },
  {
    tissue: 'tumour',
    alphaBetaGy: 10,
    repairHalfTimeH: 1.5,
    source: 'as mghro/MIRDCalculation has them; the primary paper was not read',
    status: 'unverified',
  },
];
