import type { Device } from '@lutetia/course';
import type { State } from '../../ui/index.ts';
import { todayIn, validity } from '../validity.ts';

export interface DeviceState {
  readonly calibration: State;
  /** Today's check: passed, out of limits, or not made yet. */
  readonly check: 'pass' | 'out-of-limits' | 'not-recorded';
  readonly usable: boolean;
}

/** What the registered facts say about a device now; the server decides whether it may be used. */
export function deviceState(device: Device, zone: string, now: Temporal.Instant): DeviceState {
  const today = todayIn(zone, now);
  const calibration = validity(device.calibration?.dueOn, today);
  const last = device.lastCheck;
  const checkedToday = last !== null && todayIn(zone, Temporal.Instant.from(last.checkedAt)) === today;
  const check = checkedToday ? (last.passed ? 'pass' : 'out-of-limits') : 'not-recorded';
  // Of the instruments, the calibrator's check of the day opens and closes acts.
  const checked = device.kind === 'dose-calibrator' ? check === 'pass' : check !== 'out-of-limits';
  const inDate = calibration === 'in-date' || calibration === 'due-soon';
  return { calibration, check, usable: !device.retired && inDate && checked };
}
