import type { CommandType } from '../command-table.ts';
import type { Device } from '../site/site.ts';

/** The acts that ask for a device of a kind in calibration; a calibrator's ask for its check of the day as well. */
export const actsOfDevice: Readonly<Record<Device['kind'], readonly CommandType[]>> = {
  'dose-calibrator': ['assay-dose', 'measure-residual'],
  'survey-meter': ['receive-dose', 'measure-dose-rate'],
  'contamination-monitor': [],
  'infusion-pump': [],
};
