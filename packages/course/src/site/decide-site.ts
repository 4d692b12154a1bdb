import { getPack, listPacks, withLocalValues } from '@lutetia/protocol';
import { futureGates } from '../decide/common.ts';
import { CourseInputError, type Decision, parseBody } from '../decide/decide.ts';
import { blocks, type Gate } from '../gate.ts';
import type { Actor } from '../given.ts';
import { check } from '../make-gate.ts';
import { localValuesOf } from '../rules/packs.ts';
import type { Site } from './site.ts';
import { type SiteCommandBody, siteCommands } from './site-command.ts';
import { type SiteCommandType, siteCommandTypes } from './site-command-table.ts';

export type SiteCommand = { [K in SiteCommandType]: { type: K; body: SiteCommandBody<K> } }[SiteCommandType];

/** @throws CourseInputError on an unknown command or a body that is not of its form. */
export function parseSiteCommand(type: string, body: unknown): SiteCommand {
  const known = siteCommandTypes.find((one) => one === type);
  if (known === undefined) throw new CourseInputError([{ path: 'type', message: `unknown command ${type}` }]);
  return { type: known, body: parseBody(siteCommands[known].schema, body) } as SiteCommand;
}

/** Decides an act on the site. Pure. */
export function decideSite(site: Site, command: SiteCommand, given: { now: string; actor: Actor }): Decision {
  const refused = [
    ...futureGates(command.body, { now: given.now, site }),
    ...siteGates(site, command),
  ].filter(blocks);
  if (refused.length > 0) return { refused };
  const definition = siteCommands[command.type];
  const signature = 'signature' in definition ? definition.signature : undefined;
  return {
    events: [
      { type: definition.event, body: command.body, ...(signature === undefined ? {} : { signature }) },
    ],
  };
}

const knownDevice = (site: Site, device: string): Gate =>
  check('site.device-unknown', site.devices[device] !== undefined && !site.devices[device].retired, {
    device,
  });

const inOrder = (earlier: string, later: string): Gate =>
  check('site.dates-in-order', earlier <= later, { earlier, later });

function siteGates(site: Site, command: SiteCommand): Gate[] {
  switch (command.type) {
    case 'register-device':
      return [
        check('site.device-new', site.devices[command.body.id] === undefined, { device: command.body.id }),
      ];
    case 'record-calibration':
      return [knownDevice(site, command.body.device), inOrder(command.body.calibratedOn, command.body.dueOn)];
    case 'record-daily-check':
    case 'retire-device':
      return [knownDevice(site, command.body.device)];
    case 'record-training':
      return [inOrder(command.body.completedOn, command.body.validUntil)];
    case 'adopt-pack': {
      const { kind, pack, version } = command.body;
      return [
        check(
          'site.pack-exists',
          listPacks().some((one) => one.kind === kind && one.id === pack && one.version === version),
          { kind, pack, version },
        ),
      ];
    }
    case 'sign-local-value':
      return localValueGates(site, command.body);
    default:
      return [];
  }
}

function localValueGates(site: Site, body: SiteCommandBody<'sign-local-value'>): Gate[] {
  const pack = listPacks().find(({ kind, id }) => kind === body.kind && id === body.pack);
  const adopted = site.packs.some(({ kind, pack: id }) => kind === body.kind && id === body.pack);
  return [
    check('site.pack-exists', pack !== undefined, { kind: body.kind, pack: body.pack }),
    check('site.pack-adopted', adopted, { kind: body.kind, pack: body.pack }),
    check('site.local-value-allowed', pack === undefined ? null : accepts(site, body), {
      path: body.path,
      unit: body.unit,
    }),
  ];
}

/** Kinds whose numbers are divided by or compared with: a limit or a dose of zero is a mistake. */
const neverZero = new Set<string>(['label', 'release', 'regulation']);

/** Whether the pack holds with this value beside those signed before. */
function accepts(site: Site, body: SiteCommandBody<'sign-local-value'>): boolean {
  if (body.value !== null && (body.value < 0 || (body.value === 0 && neverZero.has(body.kind)))) return false;
  try {
    withLocalValues(getPack(body.kind, body.pack), [
      ...localValuesOf(site, body.kind, body.pack).filter(({ path }) => path !== body.path),
      {
        path: body.path,
        value: body.value ?? body.rowsFrom ?? '',
        unit: body.unit,
        reason: body.reason,
        signedBy: 'trial',
        signedAt: '2000-01-01T00:00:00Z',
        status: 'site-signed',
      },
    ]);
    return true;
  } catch {
    return false;
  }
}
