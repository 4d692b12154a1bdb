import {
  type AdministrationMethod,
  type Device,
  rolesAtTheDose,
  type Site,
  setUpLists,
} from '@lutetia/course';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { useZone } from '../session/use-zone.ts';
import { textOf } from './draft.ts';
import type { FormSetting, Option } from './form-setting.ts';

const namesOf = (devices: readonly Device[]): readonly Option[] =>
  devices.map(({ id, name }) => ({ value: id, label: `${id} · ${name}` }));

/** Lists of the site for the fields that name its things. Retired devices are not offered. */
function siteOptions(
  site: Site,
  t: TFunction,
): Omit<FormSetting['options'], 'set-up-list' | 'user' | 'colleague'> {
  const devices = Object.values(site.devices).filter(({ retired }) => !retired);
  const ofKind = (...kinds: readonly Device['kind'][]) =>
    namesOf(devices.filter(({ kind }) => kinds.includes(kind)));
  return {
    device: () => namesOf(devices),
    meter: () => ofKind('survey-meter', 'contamination-monitor'),
    calibrator: () => ofKind('dose-calibrator'),
    lane: () => Object.values(site.lanes).map(({ id, name }) => ({ value: id, label: name })),
    'eligibility-pack': () => eligibilityPacks(site, t),
  };
}

/** The criteria of the label in force come first and say that they are; the choice stays the physician's. */
function eligibilityPacks({ packs }: Site, t: TFunction): readonly Option[] {
  const label = packs.findLast(({ kind }) => kind === 'label')?.pack;
  return packs
    .filter(({ kind }) => kind === 'eligibility')
    .toSorted((a, b) => Number(b.pack === label) - Number(a.pack === label))
    .map(({ pack, version }) => {
      const name = `${pack} (${version})`;
      return { value: pack, label: pack === label ? t('course:page.of-label', { pack: name }) : name };
    });
}

export const isMethod = (method: string): method is AdministrationMethod => Object.hasOwn(setUpLists, method);

/** Setting of a form of this site: its zone, its lists, the set-up list of the chosen method. */
export function useFormSetting(
  act: string,
  more: {
    nearZones?: readonly string[];
    users?: readonly Option[];
    large?: boolean;
    ordered?: Readonly<Record<string, string>>;
  } = {},
): FormSetting {
  const { t } = useTranslation(['app', 'course']);
  const me = useMe();
  const site = useRead('site', {}, { enabled: may(me, 'site') });
  const colleagues = useRead('colleagues', {}, { enabled: may(me, 'colleagues') });
  const zone = useZone();
  return {
    act,
    zone,
    nearZones: more.nearZones ?? [],
    large: more.large ?? false,
    ordered: more.ordered ?? {},
    options: {
      ...(site.data ? siteOptions(site.data, t) : {}),
      ...(more.users ? { user: () => more.users ?? [] } : {}),
      colleague: () =>
        (colleagues.data ?? [])
          .filter(({ roles }) => roles.some((role) => rolesAtTheDose.includes(role)))
          .map(({ username, displayName }) => ({ value: username, label: displayName })),
      'set-up-list': (typed) => {
        const method = textOf(typed.method);
        return isMethod(method)
          ? setUpLists[method].map((item) => ({ value: item, label: t(`course:set-up.${item}`) }))
          : [];
      },
    },
  };
}
