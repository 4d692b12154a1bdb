import type { LabelPack } from '../label-pack.ts';
import type { Provenance } from '../provenance.ts';
import { found, remembered, text } from './cite.ts';
import { commonLabel, laboratoryPanel } from './label-common.ts';

const beforeAndDuring = (provenance: Provenance): LabelPack['monitoring'] => ({
  panel: laboratoryPanel,
  timing: { text: { en: 'before and during treatment', zh: '治疗前及治疗期间' }, ...provenance },
});

const nmpa = found('Novartis China, announcement of the NMPA approval', '2025-11-06', {
  url: 'flightalbany.com/story/510598-1.shtml',
});
const productOnly = {
  note: 'the Chinese package insert was not found; the figures are those of the product under other labels',
};

/** Figures taken over from other labels are not shown as verified for China. */
function unverifiedForChina<T>(part: T): T {
  if (Array.isArray(part)) return part.map(unverifiedForChina) as T;
  if (part === null || typeof part !== 'object') return part;
  const copied = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === 'source' ? { ...value, ...productOnly } : unverifiedForChina(value),
    ]),
  );
  return ('status' in copied ? { ...copied, status: 'unverified' } : copied) as T;
}

const nmpa2025: LabelPack = {
  kind: 'label',
  id: 'nmpa-2025',
  version: '1.0.0',
  jurisdiction: 'CN',
  title: {
    en: 'China, NMPA approval announced 6 November 2025',
    zh: '中国：国家药监局批准（2025 年 11 月 6 日公布）',
  },
  identity: {
    ...commonLabel.identity,
    brandName: text('派威妥', nmpa),
    localName: text('镥[177Lu]特昔维匹肽注射液', nmpa),
  },
  indications: [
    {
      id: 'arpi-delay',
      text: {
        en: 'Adults with PSMA-positive mCRPC that progressed after an ARPI, for whom delaying chemotherapy is appropriate',
        zh: '既往接受过 ARPI 后疾病进展且适合延迟化疗的 PSMA 阳性 mCRPC 成人患者',
      },
      ...nmpa,
    },
    {
      id: 'arpi-taxane',
      text: {
        en: 'Adults with PSMA-positive mCRPC that progressed after an ARPI and taxane-based chemotherapy',
        zh: '既往接受过 ARPI 和紫杉类化疗后疾病进展的 PSMA 阳性 mCRPC 成人患者',
      },
      ...nmpa,
    },
  ],
  contraindications: [],
  dosing: unverifiedForChina(commonLabel.dosing),
  supply: unverifiedForChina(commonLabel.supply),
  administration: unverifiedForChina(commonLabel.administration),
  monitoring: beforeAndDuring(remembered('NMPA package insert (not found)', '2025')),
  counselling: unverifiedForChina(commonLabel.counselling),
};

const us2022 = found('Pluvicto US indication', '2022-03', {
  url: 'hcp.novartis.com; empr.com/drug/pluvicto',
});
const us2025 = found('Pluvicto US indication', '2025-03', { url: 'prescriberpoint.com/therapies/pluvicto' });
const usCodes = {
  nationalDrugCode: text(
    '69488-0010-61',
    found('NC Medicaid bulletin', '2022-11-01', { url: 'medicaid.ncdhhs.gov' }),
  ),
};
const usMonitoring = beforeAndDuring(us2022);

const fda2022: LabelPack = {
  kind: 'label',
  id: 'fda-2022',
  version: '1.0.0',
  jurisdiction: 'US',
  title: { en: 'United States, label of March 2022', zh: '美国：2022 年 3 月说明书' },
  ...commonLabel,
  identity: { ...commonLabel.identity, ...usCodes },
  indications: [
    {
      id: 'arpi-taxane',
      text: {
        en: 'Adults with PSMA-positive mCRPC treated with AR pathway inhibition and taxane-based chemotherapy',
        zh: '既往接受过 ARPI 和紫杉类化疗的 PSMA 阳性 mCRPC 成人患者',
      },
      ...us2022,
    },
  ],
  contraindications: [],
  monitoring: usMonitoring,
};

const fda2025: LabelPack = {
  ...fda2022,
  id: 'fda-2025',
  title: { en: 'United States, label of March 2025', zh: '美国：2025 年 3 月说明书' },
  indications: [
    {
      id: 'arpi-delay',
      text: {
        en: 'Adults with PSMA-positive mCRPC treated with an ARPI for whom delaying taxane chemotherapy is appropriate',
        zh: '既往接受过 ARPI 且适合延迟紫杉类化疗的 PSMA 阳性 mCRPC 成人患者',
      },
      ...us2025,
    },
    {
      id: 'arpi-taxane',
      text: {
        en: 'Adults with PSMA-positive mCRPC treated with an ARPI and prior taxane-based chemotherapy',
        zh: '既往接受过 ARPI 及紫杉类化疗的 PSMA 阳性 mCRPC 成人患者',
      },
      ...us2025,
    },
  ],
};

const eu = found('Pluvicto EU product information (copy, revised 2022)', '2022', {
  url: 'rxreasoner.com/monographs/pluvicto/usage',
});

const eu2022: LabelPack = {
  kind: 'label',
  id: 'eu-2022',
  version: '1.0.0',
  jurisdiction: 'EU',
  title: { en: 'European Union, product information of 2022', zh: '欧盟：2022 年产品信息' },
  ...commonLabel,
  indications: [
    {
      id: 'arpi-taxane',
      text: {
        en: 'With ADT, with or without AR pathway inhibition: adults with progressive PSMA-positive mCRPC treated with AR pathway inhibition and taxane-based chemotherapy',
        zh: '联合雄激素剥夺治疗（可联合或不联合 ARPI）：既往接受过 ARPI 和紫杉类化疗、疾病进展的 PSMA 阳性 mCRPC 成人患者',
      },
      ...eu,
    },
  ],
  contraindications: [
    {
      id: 'hypersensitivity',
      text: {
        en: 'Hypersensitivity to the active substance or an excipient',
        zh: '对活性成分或任何辅料过敏',
      },
      ...found('Pluvicto EU product information (copy)', '2022', {
        url: 'rxreasoner.com/monographs/pluvicto/precautions',
      }),
    },
  ],
  monitoring: beforeAndDuring(eu),
};

export const labelPacks: readonly LabelPack[] = [nmpa2025, fda2022, fda2025, eu2022];
